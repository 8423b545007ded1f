package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.Server;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Starts that would wait without end or a word. */
class SlowStartTest {
  private static final Patience SHORT = patience(Duration.ofSeconds(2));
  private static final Patience FOR_LOCKS = patience(Duration.ofSeconds(20));

  private static Patience patience(Duration connect) {
    return new Patience(
        connect,
        Duration.ofSeconds(4),
        Duration.ofSeconds(4),
        Duration.ofMinutes(1),
        Duration.ofMillis(300));
  }

  private final Logger logger = Logger.getLogger(StartWatch.class.getName());
  private final Lines lines = new Lines();

  private static final class Lines extends Handler {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      told.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {
      // nothing is kept back
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @BeforeEach
  void listen() {
    logger.addHandler(lines);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(lines);
  }

  @Test
  void a_server_that_accepts_and_does_not_answer_is_named_in_the_log_and_given_up()
      throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      DatabaseSettings settings =
          new DatabaseSettings(Server.HOST, silent.getLocalPort(), "fastnpc", "fastnpc", "secret");
      assertThatThrownBy(() -> new Migrations(settings, SHORT).run())
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("PostgreSQL cannot be used at")
          .hasMessageContaining(":" + silent.getLocalPort());
    }
    assertThat(lines.told).anyMatch(line -> line.contains("PostgreSQL to answer"));
  }

  @Test
  void another_session_with_the_lock_of_migrations_is_named_and_the_start_given_up()
      throws Exception {
    TestDatabase database = TestDatabase.empty();
    whileHolding(
        database,
        "SELECT pg_advisory_lock(" + Migrations.LOCK + ")",
        pid ->
            assertThatThrownBy(() -> new Migrations(database.settings(), FOR_LOCKS).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("process " + pid + " (")
                .hasMessageContaining("pg_terminate_backend"));
    assertThat(lines.told)
        .anyMatch(line -> line.contains("turn") && line.contains("holds the lock"));
    new Migrations(database.settings(), FOR_LOCKS).run();
  }

  @Test
  void another_session_with_a_lock_on_a_table_is_named_and_the_start_given_up() throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    whileHolding(
        database,
        "BEGIN; LOCK TABLE users IN ACCESS SHARE MODE",
        pid ->
            assertThatThrownBy(() -> new Migrations(database.settings(), FOR_LOCKS).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("process " + pid + " (")
                .hasMessageContaining("idle in transaction"));
    assertThat(lines.told).anyMatch(line -> line.contains("the migrations"));
    new Migrations(database.settings(), FOR_LOCKS).run();
  }

  private interface Deed {
    void with(int pid);
  }

  private static void whileHolding(TestDatabase database, String lock, Deed deed) throws Exception {
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      statement.execute(lock);
      deed.with(holder.unwrap(PGConnection.class).getBackendPID());
    }
  }
}
