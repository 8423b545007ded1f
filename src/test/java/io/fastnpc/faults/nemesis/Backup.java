package io.fastnpc.faults.nemesis;

import io.fastnpc.database.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What pg_dump would hold of the application's database, the fault test's own objects excepted.
 *
 * @param clean what makes room in a database that has it all
 * @param schema what the rows need
 * @param rows the rows of each table, as COPY writes them, after those that they refer to
 * @param numbers what sets the sequences
 * @param finish keys, indexes and triggers
 */
record Backup(
    List<String> clean,
    List<String> schema,
    Map<String, byte[]> rows,
    List<String> numbers,
    List<String> finish) {

  /** Takes one of {@code database} as it is at one moment. */
  static Backup of(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, List<String>> stages = stages(connection);
      Map<String, byte[]> rows = new LinkedHashMap<>();
      for (String table : stage(stages, "data")) {
        rows.put(table, rows(connection, table));
      }
      return new Backup(
          stage(stages, "clean"),
          stage(stages, "schema"),
          rows,
          stage(stages, "numbers"),
          stage(stages, "finish"));
    }
  }

  private static List<String> stage(Map<String, List<String>> stages, String name) {
    return stages.getOrDefault(name, List.of());
  }

  private static Map<String, List<String>> stages(Connection connection) throws SQLException {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet all = statement.executeQuery(Sql.of(Backup.class, "dump").text())) {
      while (all.next()) {
        stages
            .computeIfAbsent(all.getString("stage"), any -> new ArrayList<>())
            .add(all.getString("statement"));
      }
    }
    return stages;
  }

  /** The rows of {@code table} now. */
  static byte[] rows(Connection connection, String table) throws SQLException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try {
      copying(connection).copyOut("COPY " + table + " TO STDOUT", rows);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rows.toByteArray();
  }

  /** Adds {@code rows} to {@code table}. */
  static void add(Connection connection, String table, byte[] rows) throws SQLException {
    try {
      copying(connection).copyIn("COPY " + table + " FROM STDIN", new ByteArrayInputStream(rows));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** The tables, for a statement, in the order in which the workers lock them. */
  String tables() {
    return rows.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  /**
   * Brings everything back where the same objects are, in the transaction of {@code connection}.
   */
  void replace(Connection connection) throws SQLException {
    execute(connection, clean);
    fill(connection);
  }

  /** Brings everything to an empty database, in the transaction of {@code connection}. */
  void fill(Connection connection) throws SQLException {
    execute(connection, schema);
    for (Map.Entry<String, byte[]> table : rows.entrySet()) {
      add(connection, table.getKey(), table.getValue());
    }
    execute(connection, numbers);
    execute(connection, finish);
  }

  /**
   * Brings the rows back to the tables that are there, in the transaction of {@code connection},
   * without any path for names, as {@code pg_restore} does. What the sequences give next changes at
   * once, even if the transaction is rolled back.
   *
   * @param triggers whether they fire meanwhile; they do in the end
   */
  void putBack(Connection connection, Triggers triggers) throws SQLException {
    if (triggers == Triggers.OFF) {
      execute(connection, eachTable("DISABLE TRIGGER ALL"));
    }
    execute(connection, List.of("TRUNCATE " + tables(), "SET LOCAL search_path = ''"));
    for (Map.Entry<String, byte[]> table : rows.entrySet()) {
      add(connection, "public." + table.getKey(), table.getValue());
    }
    execute(connection, List.of("SET LOCAL search_path = public"));
    if (triggers == Triggers.OFF) {
      execute(connection, eachTable("ENABLE TRIGGER ALL"));
    }
    execute(connection, numbers);
  }

  /** Whether triggers fire while rows come back. */
  enum Triggers {
    ON,
    OFF
  }

  private List<String> eachTable(String change) {
    return rows.keySet().stream().map(table -> "ALTER TABLE " + table + " " + change).toList();
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
