package io.fastnpc.cache.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What {@code pg_dump --data-only} would hold.
 *
 * @param rows the rows of each table, as COPY writes them
 */
record TableRows(NavigableMap<String, byte[]> rows) {
  private static final String TABLES =
      "SELECT quote_ident(tablename) FROM pg_tables"
          + " WHERE schemaname = current_schema() AND tablename <> 'flyway_schema_history'";

  /** Takes those of all tables of {@code database}, at one moment. */
  static TableRows of(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      NavigableMap<String, byte[]> rows = new TreeMap<>();
      for (String table : tables(connection)) {
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        copying(connection).copyOut("COPY " + table + " TO STDOUT", copied);
        rows.put(table, copied.toByteArray());
      }
      return new TableRows(rows);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        names.add(tables.getString(1));
      }
    }
    return names;
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Those of {@code table} alone. */
  TableRows only(String table) {
    return new TableRows(rows.subMap(table, true, table, true));
  }

  /** Empties the tables, the log after all whose changes it tells of. */
  void empty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : rows.descendingKeySet()) {
        statement.execute("TRUNCATE public." + table + " CASCADE");
      }
    }
  }

  /** Puts the rows back, without any path for names, as {@code pg_restore} does. */
  void fill(Connection connection, boolean disableTriggers) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_catalog.set_config('search_path', '', false)");
      for (Map.Entry<String, byte[]> table : rows.entrySet()) {
        String alter = "ALTER TABLE public." + table.getKey();
        if (disableTriggers) {
          statement.execute(alter + " DISABLE TRIGGER ALL");
        }
        copying(connection)
            .copyIn(
                "COPY public." + table.getKey() + " FROM STDIN",
                new ByteArrayInputStream(table.getValue()));
        if (disableTriggers) {
          statement.execute(alter + " ENABLE TRIGGER ALL");
        }
      }
    }
  }
}
