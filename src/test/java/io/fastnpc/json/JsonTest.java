package io.fastnpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final ObjectMapper MAPPER = Json.mapper();

  record Value(@Nullable String userName, Optional<Integer> maxRounds) {}

  record Wrapped(RawJson document) {}

  @Test
  void a_number_stays_what_was_written() throws Exception {
    assertThat(MAPPER.readTree("1e400").asText()).isEqualTo("1E+400");
    assertThat(MAPPER.readTree("[1.50,-1e-999]").toString()).isEqualTo("[1.50,-1E-999]");
  }

  @Test
  void names_are_in_snake_case_and_nulls_are_written() throws JsonProcessingException {
    assertThat(MAPPER.writeValueAsString(new Value(null, Optional.empty())))
        .isEqualTo("{\"user_name\":null,\"max_rounds\":null}");
  }

  @Test
  void unknown_fields_are_ignored_and_of_two_alike_the_last_counts()
      throws JsonProcessingException {
    assertThat(
            MAPPER.readValue(
                "{\"user_name\":\"a\",\"x\":[{}],\"user_name\":\"b\",\"max_rounds\":3}",
                Value.class))
        .isEqualTo(new Value("b", Optional.of(3)));
  }

  @Test
  void nothing_may_follow_the_document() {
    assertThatThrownBy(() -> MAPPER.readValue("{} true", Value.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void raw_json_is_written_as_it_is() throws JsonProcessingException {
    assertThat(MAPPER.writeValueAsString(new Wrapped(RawJson.of("{ \"姓名\" : 1 }"))))
        .isEqualTo("{\"document\":{ \"姓名\" : 1 }}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8_000, 100_000})
  void raw_json_of_any_size_goes_out_as_its_bytes(int size) throws IOException {
    byte[] stored = ("V1[\"" + "悟".repeat(size) + "\"]").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MAPPER.writeValue(out, new Wrapped(RawJson.of(stored, 2)));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"document\":[\"" + "悟".repeat(size) + "\"]}");
  }
}
