package io.fastnpc.faults.checker;

import io.fastnpc.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      watch(connection);
    }
  }

  /** Makes the triggers of the log in a database that has its table already. */
  public static void watch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Sql.of(OrderLog.class, "order-log-triggers").text());
    }
  }

  /** Takes the triggers of the log away, where others are turned off and on. */
  public static void unwatch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Sql.of(OrderLog.class, "order-log-no-triggers").text());
    }
  }

  /**
   * Adds what each key holds now, where it is not the last entry, as one more transaction does that
   * has changed them past the triggers; nobody else may change anything meanwhile.
   *
   * @return what each key holds
   */
  public static Map<String, String> noteAll(Connection connection) throws SQLException {
    Map<String, String> values = finalState(connection);
    try (var note = connection.prepareStatement("SELECT faults_note(?, ?)")) {
      for (Map.Entry<String, String> value : values.entrySet()) {
        note.setString(1, value.getKey());
        note.setString(2, value.getValue());
        note.execute();
      }
    }
    return values;
  }

  private static Map<String, String> finalState(Connection connection) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.of(OrderLog.class, "final-state").text())) {
      while (rows.next()) {
        values.put(rows.getString("key"), rows.getString("value"));
      }
    }
    return values;
  }

  /** Which transaction gave {@code key} this {@code value} last; absent if none has. */
  public Optional<String> transactionOf(String key, String value) throws SQLException {
    try (Connection connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "SELECT xid FROM faults_version WHERE key = ? AND value = ?"
                    + " ORDER BY number DESC LIMIT 1")) {
      query.setString(1, key);
      query.setString(2, value);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
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
    try (Connection connection = database.getConnection()) {
      finalState(connection)
          .forEach(
              (key, value) -> {
                List<Entry> values = entries.getOrDefault(key, List.of());
                Entry last = values.get(values.size() - 1);
                if (!last.value().equals(value)) {
                  lost.add("%s is \"%s\", not %s".formatted(key, value, last));
                }
              });
    }
    return lost;
  }
}
