package io.fastnpc.faults.nemesis;

import io.fastnpc.database.Sql;
import io.fastnpc.faults.checker.OrderLog;
import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.tools.servers.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Backups that are restored under running workers, some writes after they were taken.
 *
 * <p>To the checker a restore is one more write from outside, of all keys at once: it brings back
 * what they held when the backup was taken. Nothing acknowledged is lost by it, since it comes
 * after what it undoes; but what it undoes must not be read any more.
 */
final class Restores {
  private static final String DATABASE = PostgresServer.DATABASE;
  private static final String OLD = DATABASE + "_old";
  private static final String NEW = DATABASE + "_new";

  /** Deadlock, or a lock that was not to be had in time. */
  private static final Set<String> TRY_AGAIN = Set.of("40P01", "55P03");

  /** Other sessions are there. */
  private static final String IN_USE = "55006";

  private Restores() {}

  /** As {@code pg_restore --clean --single-transaction}. */
  static Optional<String> inPlace(Stage stage) throws SQLException, InterruptedException {
    Backup backup = backup(stage);
    return inOneTransaction(stage, backup, "pg_restore --clean", backup::replace);
  }

  /**
   * As {@code TRUNCATE} and {@code pg_restore --data-only --single-transaction}, or that with
   * {@code --disable-triggers}, which were off for {@code TRUNCATE} too.
   */
  static Optional<String> rowsAlone(Stage stage, Backup.Triggers triggers)
      throws SQLException, InterruptedException {
    Backup backup = backup(stage);
    return inOneTransaction(
        stage,
        backup,
        "pg_restore --data-only, triggers " + triggers,
        connection -> {
          OrderLog.unwatch(connection);
          backup.putBack(connection, triggers);
        });
  }

  /**
   * How a backup comes back, while nobody else can look at its tables; the triggers of the order
   * log are gone after it.
   */
  @FunctionalInterface
  private interface Restoring {
    void in(Connection connection) throws SQLException;
  }

  private static Backup backup(Stage stage) throws SQLException, InterruptedException {
    Backup backup = Backup.of(stage.database());
    stage.pause(500, 2_000); // what is written meanwhile will be undone
    return backup;
  }

  private static Optional<String> inOneTransaction(
      Stage stage, Backup backup, String what, Restoring restoring)
      throws SQLException, InterruptedException {
    while (!restored(stage, backup, what, restoring)) {
      stage.pause(1, 50);
    }
    return Optional.empty();
  }

  private static boolean restored(Stage stage, Backup backup, String what, Restoring restoring)
      throws SQLException {
    try {
      stage
          .outside()
          .make(
              what,
              stage.database(),
              connection -> {
                execute(
                    connection,
                    "SET LOCAL lock_timeout = '1s'",
                    "LOCK TABLE " + backup.tables() + " IN ACCESS EXCLUSIVE MODE");
                restoring.in(connection);
                OrderLog.watch(connection);
                return shown(OrderLog.noteAll(connection));
              },
              () -> {});
      return true;
    } catch (SQLException failure) {
      if (TRY_AGAIN.contains(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  /** As {@code DROP DATABASE}, {@code CREATE DATABASE} and {@code pg_restore}. */
  static Optional<String> asNewDatabase(Stage stage) throws SQLException, InterruptedException {
    PostgresServer server = stage.system().installation().postgres();
    DataSource maintenance = server.dataSource("postgres");
    Backup backup = backup(stage);
    takeAway(stage, maintenance);
    execute(maintenance, "CREATE DATABASE " + NEW);
    byte[] versions;
    try (Connection old = server.dataSource(OLD).getConnection()) {
      versions = Backup.rows(old, "faults_version");
    }
    stage
        .outside()
        .make(
            "DROP DATABASE, CREATE DATABASE, pg_restore",
            server.dataSource(NEW),
            connection -> {
              backup.fill(connection);
              execute(connection, Sql.of(OrderLog.class, "order-log").text());
              Backup.add(connection, "faults_version", versions);
              execute(
                  connection,
                  "SELECT setval('faults_version_number_seq', max(number)) FROM faults_version");
              OrderLog.watch(connection);
              return shown(OrderLog.noteAll(connection));
            },
            () -> execute(maintenance, "ALTER DATABASE %s RENAME TO %s".formatted(NEW, DATABASE)));
    execute(maintenance, "DROP DATABASE " + OLD);
    return Optional.empty();
  }

  /** Gives the database another name, so that the order log can be read from it still. */
  private static void takeAway(Stage stage, DataSource maintenance)
      throws SQLException, InterruptedException {
    execute(maintenance, "ALTER DATABASE " + DATABASE + " ALLOW_CONNECTIONS false");
    while (!renamed(maintenance)) {
      stage.pause(1, 50);
    }
    execute(maintenance, "ALTER DATABASE " + OLD + " ALLOW_CONNECTIONS true");
  }

  private static boolean renamed(DataSource maintenance) throws SQLException {
    try {
      execute(
          maintenance,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(DATABASE),
          "ALTER DATABASE %s RENAME TO %s".formatted(DATABASE, OLD));
      return true;
    } catch (SQLException failure) {
      if (IN_USE.equals(failure.getSQLState())) {
        return false;
      }
      throw failure;
    }
  }

  private static Map<String, ValuePattern> shown(Map<String, String> values) {
    Map<String, ValuePattern> shown = new TreeMap<>();
    values.forEach((key, value) -> shown.put(key, ValuePattern.value(value)));
    return shown;
  }

  private static void execute(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection()) {
      execute(connection, statements);
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
