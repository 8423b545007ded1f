package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Mozilla/5.0 (X11; Linux)'|'Mozilla/5.0 (X11; Linux)'",
        "'  a\t b  '|'a b'",
        "'微信 <b>🌙'|'微信 <b>🌙'"
      })
  void what_can_be_shown_stays(String header, String shown) {
    assertThat(Agent.cleaned(header)).isEqualTo(shown);
  }

  @Test
  void what_is_invisible_or_no_character_goes() {
    assertThat(Agent.cleaned("a\0b\u0007c\u202Ed\uD800e\u001B[31mf\u0085g\uFEFF"))
        .isEqualTo("a b c d e [31mf g");
  }

  @Test
  void it_is_cut_between_characters() {
    assertThat(Agent.cleaned("🌙".repeat(5_000))).isEqualTo("🌙".repeat(200));
    assertThat(Agent.cleaned("\0".repeat(5_000))).isEmpty();
  }
}
