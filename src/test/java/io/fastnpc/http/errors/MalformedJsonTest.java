package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fastnpc.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedJsonTest {
  record Body(Integer number, List<Body> more) {}

  @Test
  void the_place_of_a_syntax_error_is_told() {
    assertThat(description("{\"number\":1,\n}")).startsWith("not JSON at line 2, column ");
  }

  @Test
  void the_field_that_has_the_wrong_type_is_told() {
    assertThat(description("{\"more\":[{},{\"number\":\"x\"}]}"))
        .startsWith("wrong type of value for more.[1].number");
  }

  @Test
  void something_after_the_document_is_an_error() {
    assertThat(description("{} {}")).startsWith("not a value of the expected type");
  }

  @Test
  void depth_has_an_end() {
    assertThat(description("{\"x\":" + "[".repeat(2_000)))
        .startsWith("too many values, or one that is too long or nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[", "{\"number\":", "{\"number\":{}}", "[]", "\"\n\"", "{'a':1}", "1 2"})
  void every_description_is_one_line_without_class_names(String body) {
    assertThat(description(body))
        .matches(
            "(not JSON|not a value of the expected type|wrong type of value for"
                + " number)( at line [0-9]+, column [0-9]+)?");
  }

  private static String description(String body) {
    return MalformedJson.describe(
        catchThrowableOfType(
            JsonProcessingException.class, () -> Json.mapper().readValue(body, Body.class)));
  }
}
