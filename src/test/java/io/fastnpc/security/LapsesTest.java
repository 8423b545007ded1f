package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.trouble.Troubles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LapsesTest {
  private final FakeTime time = new FakeTime();
  private final Lapses lapses = new Lapses(new Troubles(time::nanos));

  private List<String> told(RuntimeException failure) {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger("io.fastnpc");
    log.addHandler(handler);
    try {
      lapses.tell("the list is not kept", failure);
    } finally {
      log.removeHandler(handler);
    }
    return lines;
  }

  private static DatabaseFailure failure(String state) {
    return new DatabaseFailure("a statement", new SQLException("the reason", state));
  }

  @Test
  void an_outage_is_postgresqls() {
    assertThat(told(failure("08006"))).singleElement().asString().contains("does not answer");
  }

  @Test
  void a_refusal_is_told_with_its_reason() {
    assertThat(told(failure("42501")))
        .singleElement()
        .asString()
        .contains("PostgreSQL refuses", "the reason")
        .doesNotContain("does not answer");
  }

  @Test
  void a_mistake_of_ours_is_no_outage() {
    assertThat(told(new IllegalStateException("a mistake")))
        .singleElement()
        .asString()
        .contains("Sessions are not looked after", "IllegalStateException: a mistake")
        .doesNotContain("PostgreSQL");
  }
}
