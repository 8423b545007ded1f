package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private long nanos;
  private final Repeats repeats = new Repeats(() -> nanos);

  private boolean isDue(String logger, Level level, String message) {
    LogRecord line = new LogRecord(level, message);
    line.setLoggerName(logger);
    line.setThrown(new IllegalStateException(message));
    return repeats.isDue(line);
  }

  @Test
  void the_containers_warnings_come_once_a_minute_each() {
    assertThat(isDue("jakarta.enterprise.web", Level.SEVERE, "one")).isTrue();
    assertThat(isDue("jakarta.enterprise.web", Level.SEVERE, "one")).isFalse();
    assertThat(isDue("jakarta.enterprise.web", Level.SEVERE, "two")).isTrue();
    nanos += Repeats.PAUSE.toNanos();
    assertThat(isDue("jakarta.enterprise.web", Level.SEVERE, "one")).isTrue();
  }

  @Test
  void what_a_client_can_vary_as_it_likes_is_bounded() {
    long let = 0;
    for (int i = 0; i < 10_000; i++) {
      let += isDue("jakarta.enterprise.web", Level.WARNING, "client's text " + i) ? 1 : 0;
    }
    assertThat(let).isEqualTo(Repeats.MOST_KINDS + 1);
  }

  @Test
  void information_and_the_applications_own_lines_pass() {
    for (int i = 0; i < 3; i++) {
      assertThat(isDue("jakarta.enterprise.web", Level.INFO, "started")).isTrue();
      assertThat(isDue("io.fastnpc.trouble.Troubles", Level.WARNING, "goes on")).isTrue();
    }
  }
}
