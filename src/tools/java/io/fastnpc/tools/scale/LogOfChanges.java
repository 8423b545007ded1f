package io.fastnpc.tools.scale;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PostgresServer;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What many rows in the invalidation log cost its readers, and who prunes it. */
final class LogOfChanges {
  private static final int ROWS = 100_000;
  private static final int A_TRANSACTION = 1_000;
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Sql PRUNE = Sql.of(PostgresLog.class, "prune");
  private static final Sql POLLS = Sql.of(LogOfChanges.class, "polls");

  private LogOfChanges() {}

  /** The polls until a moment. */
  private record Polls(long count, double millis, double slowest) {
    static Polls of(Statement statement) throws SQLException {
      try (ResultSet row = statement.executeQuery(POLLS.text())) {
        row.next();
        return new Polls(row.getLong(1), row.getDouble(2), row.getDouble(3));
      }
    }
  }

  /** Measures and prints the table. */
  static void measure(Installation installation, PostgresServer postgres, PrintStream out)
      throws SQLException, InterruptedException {
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      statement.execute("DELETE FROM cache_invalidation");
      out.printf(
          """

          ## %,d rows in the invalidation log, %d workers that poll

          | | rows in the log | polls | mean ms | slowest ms |
          |---|---:|---:|---:|---:|
          """,
          ROWS, installation.workers().size());
      during(statement, out, "an empty log", () -> {});
      long began = System.nanoTime();
      during(
          statement,
          out,
          "%,d transactions of %,d rows".formatted(ROWS / A_TRANSACTION, A_TRANSACTION),
          () -> change(statement));
      long took = System.nanoTime() - began;
      during(statement, out, "a full log that has been read", () -> {});
      out.printf("%nThe transactions took %.1f s.%n", took / 1e9 - QUIET.toSeconds());
      out.printf(
          "Pruning where nothing is old enough: %.1f ms%n", prune(connection, Duration.ofHours(1)));
      out.printf("Pruning all of it: %.1f ms%n", prune(connection, Duration.ZERO));
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void during(Statement statement, PrintStream out, String what, Step step)
      throws SQLException, InterruptedException {
    statement.execute("SELECT pg_stat_statements_reset()");
    step.run();
    TimeUnit.SECONDS.sleep(QUIET.toSeconds());
    Polls polls = Polls.of(statement);
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM cache_invalidation")) {
      row.next();
      out.printf(
          "| %s | %,d | %d | %.2f | %.1f |%n",
          what,
          row.getLong(1),
          polls.count,
          polls.millis / Math.max(1, polls.count),
          polls.slowest);
    }
  }

  private static void change(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
      row.next();
      long users = row.getLong(1);
      for (long first = 0; first < ROWS; first += A_TRANSACTION) {
        long from = first % Math.max(1, users - A_TRANSACTION);
        statement.execute(
            "UPDATE user_settings SET updated_at = updated_at + 1 WHERE user_id > %d AND user_id <= %d"
                .formatted(from, from + A_TRANSACTION));
      }
    }
  }

  private static double prune(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement statement = PRUNE.prepare(connection, arg("age_ms", age.toMillis()))) {
      long began = System.nanoTime();
      statement.executeUpdate();
      return (System.nanoTime() - began) / 1e6;
    }
  }
}
