package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void what_would_break_a_page_is_replaced_and_the_rest_stays() {
    assertThat(Texts.shown("a\u0001b\n\t\u0085\uffff<月🌙\u202e>"))
        .isEqualTo("a\ufffdb\n\t\ufffd\ufffd<月🌙\u202e>");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(Texts.shown("🌙".repeat(4000))).isEqualTo("🌙".repeat(4000));
    assertThat(Texts.shown("🌙".repeat(4001))).isEqualTo("🌙".repeat(4000) + " …");
  }
}
