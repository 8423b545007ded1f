package io.fastnpc.users;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Argument;
import io.fastnpc.database.BigTables;
import io.fastnpc.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written and read of an account's open sessions reads the rows of that account, by an
 * index, among those of all others.
 */
class OpenSessionPlansTest {
  private static final int USERS = 50_000;
  private static final int SESSIONS = 100_000;
  private static final String OWNER = "CASE n % 20 WHEN 0 THEN 1 ELSE n % " + USERS + " + 1 END";

  private static BigTables tables;

  @BeforeAll
  static void fill() throws SQLException {
    tables = BigTables.of(USERS, 20, 20, 20);
    try (Connection connection = tables.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          ("INSERT INTO open_sessions SELECT %s, 's' || n, (SELECT min(token_epoch) FROM users), n,"
                  + " 9999999999, n, '::1', '' FROM generate_series(1, %d) AS n")
              .formatted(OWNER, SESSIONS));
      statement.execute(
          ("INSERT INTO ended_sessions SELECT %s, 's' || n, 9999999999"
                  + " FROM generate_series(1, %d) AS n WHERE n %% 10 = 1")
              .formatted(OWNER, SESSIONS));
      statement.execute("ANALYZE");
    }
  }

  @AfterAll
  static void stop() {
    tables.close();
  }

  private record Run(String name, Sql sql, List<Argument> arguments) {
    static Run of(Class<?> owner, String name, Argument... arguments) {
      return new Run(name, Sql.of(owner, name), List.of(arguments));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Run> ofAnAccount() {
    Argument written =
        arg(
            "sessions",
            "[{\"user_id\":7,\"id\":\"new\",\"epoch\":0,\"created_at\":1,\"ends_at\":9999999999,"
                + "\"seconds_ago\":0,\"address\":\"::1\",\"agent\":\"\"}]");
    Argument user = arg("user_id", 7);
    return Stream.of(
        Run.of(OpenSessionRepository.class, "write-open-sessions", written),
        Run.of(
            OpenSessionRepository.class, "bound-open-sessions", written, arg("max_sessions", 100)),
        Run.of(
            OpenSessionRepository.class,
            "bound-open-sessions",
            arg("sessions", "[{\"user_id\":1}]"),
            arg("max_sessions", 100)),
        Run.of(
            OpenSessionRepository.class,
            "open-sessions",
            user,
            arg("current", "s6"),
            arg("idle_seconds", null)),
        Run.of(OpenSessionRepository.class, "open-session-end", user, arg("id", "s6")),
        Run.of(UserRepository.class, "close-sessions", user),
        Run.of(
            UserRepository.class,
            "end-session",
            user,
            arg("session", "name"),
            arg("ends_at", 9_999_999_999L)));
  }

  @ParameterizedTest
  @MethodSource("ofAnAccount")
  void an_accounts_sessions_are_found_by_an_index(Run run) throws SQLException {
    String plan = explain(run);
    assertThat(plan)
        .contains("Index")
        .doesNotContain("Seq Scan on open_sessions")
        .doesNotContain("Seq Scan on ended_sessions")
        .doesNotContain("Seq Scan on users")
        .doesNotContain("Function Scan on standing_sessions");
  }

  @Test
  void all_are_pruned_in_one_pass_and_not_in_one_for_each() throws SQLException {
    String plan =
        explain(
            Run.of(OpenSessionRepository.class, "prune-open-sessions", arg("idle_seconds", null)));
    assertThat(plan)
        .doesNotContain("Function Scan on standing_sessions")
        .doesNotContainPattern("Scan on (open|ended)_sessions.*loops=([2-9]|1\\d)");
  }

  private static String explain(Run run) throws SQLException {
    try (Connection connection = tables.connect();
        PreparedStatement prepared =
            run.sql().prepare(connection, run.arguments().toArray(Argument[]::new));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet rows =
          statement.executeQuery(
              "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + prepared)) {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
      } finally {
        connection.rollback();
      }
    }
  }
}
