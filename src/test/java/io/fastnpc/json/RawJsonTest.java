package io.fastnpc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawJsonTest {
  private static final String DOCUMENT = "{\"姓名\":\"华生\"}";

  @Test
  void what_stands_before_a_document_is_never_seen() throws IOException {
    RawJson plain = RawJson.of(DOCUMENT);
    RawJson wrapped = RawJson.of(("V1" + DOCUMENT).getBytes(StandardCharsets.UTF_8), 2);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    wrapped.writeTo(written);
    assertThat(written.toByteArray()).isEqualTo(plain.utf8()).isEqualTo(wrapped.utf8());
    assertThat(wrapped.size()).isEqualTo(written.size());
    assertThat(wrapped).isEqualTo(plain).hasSameHashCodeAs(plain).hasToString(DOCUMENT);
  }
}
