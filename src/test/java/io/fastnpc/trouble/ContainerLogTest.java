package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerLogTest {
  private static final String OUTPUT = "org.glassfish.grizzly.http.io.OutputBuffer";

  @Test
  void a_client_that_has_left_is_no_news() {
    IOException closed = thrownBy(OUTPUT, new IOException("Connection is closed"));
    assertThat(isNews(closed)).isFalse();
    assertThat(isNews(new UncheckedIOException(closed))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http.util.URLDecoder", "http.Protocol"})
  void what_cannot_be_read_of_a_request_is_no_news(String reader) {
    assertThat(
            isNews(thrownBy("org.glassfish.grizzly." + reader, new IllegalStateException("%zz"))))
        .isFalse();
  }

  @Test
  void everything_else_is_news() {
    assertThat(isNews(null)).isTrue();
    assertThat(isNews(thrownBy(OUTPUT, new IllegalStateException()))).isTrue();
    assertThat(isNews(thrownBy("io.fastnpc.Files", new IOException("disk full")))).isTrue();
  }

  private static boolean isNews(@Nullable Throwable failure) {
    LogRecord line = new LogRecord(Level.SEVERE, "failed");
    line.setThrown(failure);
    return ContainerLog.isNews(line);
  }

  private static <T extends Throwable> T thrownBy(String className, T failure) {
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement(className, "write", "X.java", 1)});
    return failure;
  }
}
