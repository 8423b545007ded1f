package io.fastnpc.tools;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  @Test
  void a_locale_that_says_nothing_of_letters_gets_utf_8() {
    assertThat(Console.charset(US_ASCII)).isEqualTo(UTF_8);
    assertThat(Console.charset(Charset.forName("ANSI_X3.4-1968"))).isEqualTo(UTF_8);
  }

  @Test
  void any_other_is_followed() {
    assertThat(Console.charset(Charset.forName("GBK"))).isEqualTo(Charset.forName("GBK"));
    assertThat(Console.charset(UTF_8)).isEqualTo(UTF_8);
  }
}
