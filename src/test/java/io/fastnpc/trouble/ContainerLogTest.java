package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
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
  void the_container_may_tell_it_in_the_text_of_a_line() {
    String trace =
        "Exception processing ErrorPage\njava.io.IOException: Connection is closed\n\tat ";
    assertThat(isNews(trace + OUTPUT + ".flush(OutputBuffer.java:693)")).isFalse();
    assertThat(isNews(trace + "io.fastnpc.Files.read(Files.java:1)")).isTrue();
    assertThat(isNews("AS-WEB-CORE-00096")).isFalse();
  }

  private static boolean isNews(String message) {
    return ContainerLog.isNews(new LogRecord(Level.WARNING, message));
  }

  @Test
  void everything_else_is_news() {
    assertThat(isNews("A line without a failure")).isTrue();
    assertThat(isNews(thrownBy("org.glassfish.grizzly.Transport", new IllegalStateException())))
        .isTrue();
    assertThat(isNews(thrownBy("io.fastnpc.Files", new IOException("disk full")))).isTrue();
  }

  private static boolean isNews(Throwable failure) {
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
