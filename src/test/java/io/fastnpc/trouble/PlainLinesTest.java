package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLinesTest {
  private static String format(String message) {
    Formatter coloured =
        new Formatter() {
          @Override
          public String format(LogRecord line) {
            return "[2026] \u001b[1;93mWARNING\u001b[0m " + line.getMessage() + "\n\n";
          }
        };
    return new PlainLines(coloured).format(new LogRecord(Level.WARNING, message));
  }

  @Test
  void colours_go() {
    assertThat(format("a\u001b[31mb")).isEqualTo("[2026] WARNING ab\n\n");
  }

  @Test
  void what_looks_like_another_line_is_set_apart() {
    assertThat(format("a\r\n[2026] all is well\n\tat x"))
        .isEqualTo("[2026] WARNING a\n [2026] all is well\n\tat x\n\n");
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "8", "13", "27", "127", "155", "8232", "8238"})
  void no_control_character_stays(int character) {
    assertThat(format("a" + (char) character + "b")).isEqualTo("[2026] WARNING a?b\n\n");
  }
}
