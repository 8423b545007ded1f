package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A new, empty database on the shared server.
 *
 * @param settings how the application would reach it
 */
public record TestDatabase(DatabaseSettings settings) {
  static TestDatabase empty() throws SQLException {
    PostgresServer server = Servers.postgres();
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new TestDatabase(server.settings(name));
  }

  /** A database with the application's schema, without that of other parts of the product. */
  public static TestDatabase migrated() throws SQLException {
    TestDatabase database = empty();
    new Migrations(database.settings).run();
    return database;
  }

  /** A database as an early release left it. */
  static TestDatabase ofAnEarlyInstallation() throws SQLException {
    TestDatabase database = empty();
    database.run(Sql.of(TestDatabase.class, "early-installation").text());
    return database;
  }

  /** Runs the statements, each of its own transaction unless they say otherwise. */
  public void run(String statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  /** The first column of all rows, as text. */
  public List<String> column(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(String.valueOf(rows.getString(1)));
      }
      return column;
    }
  }

  Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** Where its connections come from. */
  public DataSource dataSource() {
    return DirectConnections.to(settings);
  }
}
