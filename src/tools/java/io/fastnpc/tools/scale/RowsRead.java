package io.fastnpc.tools.scale;

import io.fastnpc.database.Argument;
import io.fastnpc.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/**
 * What a statement has read, as PostgreSQL counts it: with what its triggers and foreign keys read,
 * which no plan shows.
 *
 * @param tables by the name of the table, where any row was read
 */
public record RowsRead(SortedMap<String, Scan> tables) {
  private static final Sql COUNT = Sql.of(RowsRead.class, "rows-read");

  /**
   * What was read of a table.
   *
   * @param inOrder rows of sequential scans
   * @param byIndex entries of its indexes
   */
  public record Scan(long inOrder, long byIndex) {
    private Scan minus(Scan earlier) {
      return new Scan(inOrder - earlier.inOrder, byIndex - earlier.byIndex);
    }

    private long all() {
      return inOrder + byIndex;
    }
  }

  /**
   * Runs {@code asked} on {@code connection} as often as {@code planning} says, each time taking
   * back what it changed, and tells what it read the last time.
   */
  public static RowsRead of(Connection connection, Asked asked, Planning planning)
      throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement prepared =
        asked.sql().prepare(connection, asked.arguments().toArray(Argument[]::new))) {
      prepared.unwrap(PGStatement.class).setPrepareThreshold(1);
      SortedMap<String, Scan> before = new TreeMap<>();
      for (int time = 0; time < planning.times(); time++) {
        connection.rollback();
        before = count(connection);
        prepared.execute();
      }
      SortedMap<String, Scan> read = count(connection);
      for (Map.Entry<String, Scan> earlier : before.entrySet()) {
        read.computeIfPresent(earlier.getKey(), (table, scan) -> scan.minus(earlier.getValue()));
      }
      read.values().removeIf(scan -> scan.all() == 0);
      return new RowsRead(read);
    } finally {
      connection.rollback();
    }
  }

  private static SortedMap<String, Scan> count(Connection connection) throws SQLException {
    SortedMap<String, Scan> tables = new TreeMap<>();
    try (PreparedStatement statement = COUNT.prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tables.put(rows.getString(1), new Scan(rows.getLong(2), rows.getLong(3)));
      }
    }
    return tables;
  }

  /** All of it. */
  public long sum() {
    return tables.values().stream().mapToLong(Scan::all).sum();
  }

  @Override
  public String toString() {
    return tables.entrySet().stream()
        .map(
            table ->
                "%s %,d in order, %,d by index"
                    .formatted(
                        table.getKey(), table.getValue().inOrder(), table.getValue().byIndex()))
        .collect(Collectors.joining("; "));
  }
}
