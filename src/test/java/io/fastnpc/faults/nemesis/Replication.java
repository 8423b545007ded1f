package io.fastnpc.faults.nemesis;

import io.fastnpc.database.Sql;
import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.faults.workload.Keys;
import io.fastnpc.faults.workload.Pauses;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A second database whose rows come to the application's by logical replication, while a fault
 * lasts.
 */
final class Replication {
  private static final String UPSTREAM = "upstream";
  private static final Duration ARRIVAL = Duration.ofSeconds(30);
  private static final int ROUNDS = 3;

  private Replication() {}

  /** Changes rows there, and waits until they have come. */
  static Optional<String> write(Stage stage) throws SQLException, InterruptedException {
    PostgresServer server = stage.system().installation().postgres();
    List<SignedIn> users = stage.system().users();
    execute(server.dataSource("postgres"), "CREATE DATABASE " + UPSTREAM);
    DataSource upstream = server.dataSource(UPSTREAM);
    execute(
        upstream,
        Sql.of(Replication.class, "upstream").text(),
        users.stream()
            .map(user -> "(%d, '%s')".formatted(user.id(), user.username()))
            .collect(Collectors.joining(", ", "INSERT INTO users VALUES ", "")),
        users.stream()
            .map(user -> "(%d, '', 0)".formatted(user.id()))
            .collect(Collectors.joining(", ", "INSERT INTO user_settings VALUES ", "")),
        // First, since a subscription that made it itself would wait for its own transaction.
        "SELECT pg_create_logical_replication_slot('faults', 'pgoutput')");
    execute(stage.database(), subscription(server));
    for (int round = 0; round < ROUNDS; round++) {
      write(stage, upstream, users.get(stage.random().nextInt(users.size())).id());
    }
    execute(stage.database(), "DROP SUBSCRIPTION faults");
    execute(server.dataSource("postgres"), "DROP DATABASE " + UPSTREAM + " WITH (FORCE)");
    return Optional.empty();
  }

  private static String subscription(PostgresServer server) {
    String connection =
        "host=%s port=%d dbname=%s user=%s password=%s"
            .formatted(
                Server.HOST, server.port(), UPSTREAM, PostgresServer.USER, server.password());
    return "CREATE SUBSCRIPTION faults CONNECTION '%s' PUBLICATION faults".formatted(connection)
        + " WITH (create_slot = false, slot_name = 'faults', copy_data = false)";
  }

  private static void write(Stage stage, DataSource upstream, int user)
      throws SQLException, InterruptedException {
    String value = stage.clients().freshValue();
    String name = "user " + value;
    boolean settings = stage.random().nextBoolean();
    String key = settings ? Keys.settings(user) : Keys.username(user);
    String seen = settings ? value : name;
    long began = stage.history().now();
    if (settings) {
      // The row may be gone at the application, where an update would pass it over.
      execute(
          upstream,
          "DELETE FROM user_settings WHERE user_id = %d; ".formatted(user)
              + "INSERT INTO user_settings VALUES (%d, '%s', 0)".formatted(user, value));
    } else {
      execute(upstream, "UPDATE users SET username = '%s' WHERE id = %d".formatted(name, user));
    }
    String transaction = arrival(stage, key, seen);
    Map<String, ValuePattern> shows = Map.of(key, ValuePattern.value(seen));
    stage.outside().note("replication", shows, began, transaction);
  }

  private static String arrival(Stage stage, String key, String value)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + ARRIVAL.toNanos();
    while (System.nanoTime() - end < 0) {
      Optional<String> arrived = stage.system().orderLog().transactionOf(key, value);
      if (arrived.isPresent()) {
        return arrived.get();
      }
      Pauses.between(5, 20, stage.random());
    }
    throw new IllegalStateException(value + " did not come to " + key + " by replication");
  }

  private static void execute(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
