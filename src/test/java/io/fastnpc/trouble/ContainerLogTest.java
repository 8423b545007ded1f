package io.fastnpc.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import javax.transaction.xa.XAException;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jakarta.enterprise.ejb.container",
        "javax.enterprise.resource.jta.com.sun.enterprise.transaction"
      })
  void a_transaction_that_the_database_broke_off_is_told_by_its_caller(String logger) {
    assertThat(isNews(logger, new IllegalStateException(new SQLException("gone")))).isFalse();
    assertThat(isNews(logger, new EJBException("no commit"))).isFalse();
    assertThat(isNews(logger, new XAException("no rollback"))).isFalse();
    assertThat(isNews(logger, new IllegalStateException("of its own"))).isTrue();
    assertThat(isNews("io.fastnpc.Files", new SQLException("gone"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.glassfish.grizzly.http.HttpServerFilter",
        "jakarta.enterprise.resource.webcontainer.faces.application"
      })
  void who_tells_of_requests_only_is_not_heard(String logger) {
    assertThat(isNews(logger, new IllegalStateException("strange headers"))).isFalse();
  }

  @Test
  void a_chain_of_causes_may_be_a_circle() {
    Exception one = new IllegalStateException("one");
    Exception two = new IllegalStateException("two", one);
    one.initCause(two);
    assertThat(isNews(two)).isTrue();
    assertThat(ContainerLog.isOfRequest(two)).isFalse();
  }

  private static boolean isNews(String logger, Throwable failure) {
    LogRecord line = new LogRecord(Level.WARNING, "failed");
    line.setLoggerName(logger);
    line.setThrown(failure);
    return ContainerLog.isNews(line);
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
