package io.fastnpc.faults.checker;

import io.fastnpc.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The values that each key has had in the database, in the order of the commits; written by
 * triggers that only this test installs.
 */
public final class OrderLog {
  private final DataSource database;

  /** Prepares the log in {@code database}. */
  public OrderLog(DataSource database) {
    this.database = database;
  }

  /**
   * A committed value.
   *
   * @param value the value
   * @param transaction which transaction committed it
   */
  public record Entry(String value, String transaction) {}

  /** Begins to keep the log; the schema must be there, and no users yet. */
  public void install() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Sql.of(OrderLog.class, "order-log").text());
    }
  }

  /** Adds the value that {@code key} has before anything happens. */
  public void begin(String key, String value) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement("SELECT faults_note(?, ?)")) {
      statement.setString(1, key);
      statement.setString(2, value);
      statement.execute();
    }
  }

  /** The entries of each key. */
  public Map<String, List<Entry>> entries() throws SQLException {
    Map<String, List<Entry>> entries = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT key, value, xid FROM faults_version ORDER BY number")) {
      while (rows.next()) {
        entries
            .computeIfAbsent(rows.getString("key"), key -> new ArrayList<>())
            .add(new Entry(rows.getString("value"), rows.getString("xid")));
      }
    }
    return entries;
  }

  /** Describes the keys whose value is not the last one in the log: the log or a write was lost. */
  public List<String> lost() throws SQLException {
    Map<String, List<Entry>> entries = entries();
    List<String> lost = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.of(OrderLog.class, "final-state").text())) {
      while (rows.next()) {
        String key = rows.getString("key");
        List<Entry> values = entries.getOrDefault(key, List.of());
        Entry last = values.get(values.size() - 1);
        if (!last.value().equals(rows.getString("value"))) {
          lost.add("%s is \"%s\", not %s".formatted(key, rows.getString("value"), last));
        }
      }
    }
    return lost;
  }
}
