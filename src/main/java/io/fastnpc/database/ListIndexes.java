package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.resources.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Builds the indexes of long lists while everybody reads and writes.
 *
 * <p>Not a migration: an index of a large table takes its time, for which a migration would keep
 * writers waiting, and one that is built beside them waits itself for every transaction that is
 * open, a backup's for example, for which a start must not wait. Nothing but speed depends on them.
 * Tables that the existing product makes later get theirs at the next start of a worker.
 */
final class ListIndexes {
  /** Any number will do as long as all workers agree; this one spells "fastlst". */
  private static final long LOCK = 0x66617374_6c7374L;

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  private final DatabaseSettings settings;

  ListIndexes(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Builds what is missing, or what a build that was cut short left unusable; returns at once where
   * another worker is at it.
   */
  void build() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      // Not waited for: a session that waits in a statement is one that the build would wait for.
      if (!column(statement, "SELECT pg_try_advisory_lock(" + LOCK + ")").equals(List.of("t"))) {
        return;
      }
      for (String unfinished : column(statement, text("invalid-list-indexes.sql"))) {
        statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + unfinished);
      }
      for (String creation : column(statement, text("list-indexes.sql"))) {
        statement.execute(creation);
      }
    }
  }

  private static String text(String file) {
    return Resources.text(ListIndexes.class, file);
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  /** A connection of its own: those of the pool end statements after a few seconds. */
  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource dataSource = DirectConnections.to(settings);
    dataSource.setApplicationName("fastnpc indexes");
    dataSource.setOptions("-c client_min_messages=warning");
    dataSource.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    dataSource.setTcpKeepAlive(true);
    return dataSource;
  }
}
