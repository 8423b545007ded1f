package io.fastnpc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedInputTest {
  private static final int MAX = 5;

  @Test
  void as_much_as_is_allowed_passes() throws IOException {
    assertThat(input(MAX).readAllBytes()).hasSize(MAX);
  }

  @Test
  void one_byte_more_does_not() {
    assertThatThrownBy(() -> input(MAX + 1).readAllBytes())
        .isInstanceOf(BodyTooLarge.class)
        .hasMessageContaining("5 字节");
  }

  @Test
  void single_bytes_count() throws IOException {
    LimitedInput input = input(MAX + 1);
    for (int i = 0; i < MAX; i++) {
      assertThat(input.read()).isZero();
    }
    assertThatThrownBy(input::read).isInstanceOf(BodyTooLarge.class);
  }

  @Test
  void skipped_bytes_count() {
    assertThatThrownBy(() -> input(MAX + 1).skip(MAX + 1)).isInstanceOf(BodyTooLarge.class);
  }

  private static LimitedInput input(int length) {
    return new LimitedInput(new ByteArrayInputStream(new byte[length]), MAX);
  }
}
