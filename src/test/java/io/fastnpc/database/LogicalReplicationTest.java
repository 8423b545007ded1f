package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.Binaries;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows that come by logical replication, whose apply worker fires row triggers only. */
class LogicalReplicationTest {
  private static final String PASSWORD = "only-for-tests";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String LOGGED =
      "SELECT DISTINCT cache || ' ' || args::text FROM cache_invalidation ORDER BY 1";

  private static PostgresServer server;
  private static TestDatabase publisher;
  private static TestDatabase subscriber;

  @BeforeAll
  static void start() throws SQLException {
    Path servers = Path.of("target/servers").toAbsolutePath();
    server =
        PostgresServer.start(
            new Binaries(servers.resolve("bin")),
            servers.resolve("replication-" + ProcessHandle.current().pid()),
            Ports.free(),
            PASSWORD,
            List.of("wal_level=logical", "fsync=off"));
    publisher = database("publisher");
    subscriber = database("subscriber");
    publisher.run(
        "CREATE PUBLICATION everything FOR TABLE users, user_settings, characters, character_tasks");
    // The slot first: made by CREATE SUBSCRIPTION in the same cluster it would wait for itself.
    publisher.run("SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
    subscriber.run(
        ("CREATE SUBSCRIPTION s CONNECTION 'host=%s port=%d dbname=publisher user=%s password=%s'"
                + " PUBLICATION everything"
                + " WITH (create_slot = false, slot_name = 's', copy_data = false)")
            .formatted(Server.HOST, server.port(), PostgresServer.USER, PASSWORD));
  }

  private static TestDatabase database(String name) throws SQLException {
    DatabaseSettings settings = server.settings(name);
    new TestDatabase(server.settings("postgres")).run("CREATE DATABASE " + name);
    new Migrations(settings).run();
    return new TestDatabase(settings);
  }

  @AfterAll
  static void stop() {
    server.kill();
  }

  @Test
  void a_replicated_row_is_logged_and_very_many_outdate_everything() throws SQLException {
    publisher.run("INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
    publisher.run(
        "INSERT INTO characters (user_id, name, created_at, updated_at) VALUES (1, 'hero', 0, 0);"
            + " INSERT INTO character_tasks (character_id, task_goal) VALUES (1, 'x')");
    awaitLog(log -> log.contains("account {1}") && log.contains("char_profile {1,hero}"));
    subscriber.run("TRUNCATE cache_invalidation");
    publisher.run("UPDATE characters SET name = 'heroine' WHERE id = 1");
    assertThat(awaitLog(log -> log.contains("char_id {1,heroine}"))).contains("char_list {1}");
    subscriber.run("TRUNCATE cache_invalidation");
    publisher.run(
        "INSERT INTO users (username, password_hash, created_at)"
            + " SELECT 'user' || n, '', 0 FROM generate_series(1, 20000) AS n");
    assertThat(awaitLog(log -> log.contains("account {}")))
        .contains("user_settings {}", "char_id {}", "char_profile {}", "char_list {}")
        .hasSizeLessThan(10_010);
  }

  private static List<String> awaitLog(Predicate<List<String>> wanted) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> log = subscriber.column(LOGGED);
    while (!wanted.test(log)) {
      assertThat(System.nanoTime()).as("still " + log).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
      log = subscriber.column(LOGGED);
    }
    return log;
  }
}
