package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.contract.LogContract;
import io.fastnpc.database.Migrations;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of its own: an open transaction of another test would hold the horizon back. */
class PostgresLogTest extends LogContract {
  private static PostgresServer server;

  private final List<Connection> open = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // the contract asks for it before each test
  private PostgresLog log;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
    execute(
        "INSERT INTO users (id, username, password_hash, created_at)"
            + " SELECT n, 'user' || n, '', 0 FROM generate_series(1, 3) AS n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected InvalidationLog log() throws SQLException {
    execute(
        "INSERT INTO user_settings (user_id, updated_at) SELECT id, 0 FROM users"
            + " ON CONFLICT DO NOTHING");
    log = new PostgresLog(server.dataSource(), List::of);
    return log;
  }

  @AfterEach
  void rollBackWhatIsOpen() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }

  @Test
  void a_transaction_knows_what_the_log_will_call_it() throws Exception {
    Incarnation here = new Incarnation("here", "1");
    Optional<Position> before = Optional.of(log.read(Optional.empty(), here).next());
    String name;
    try (OpenTransaction transaction = new OpenTransaction(server.dataSource())) {
      name = transaction.name();
      try (Statement statement = transaction.connection().createStatement()) {
        statement.execute("UPDATE user_settings SET updated_at = updated_at + 1 WHERE user_id = 1");
      }
      transaction.commit();
    }
    InvalidationLog.Reading reading = log.read(before, here);
    assertThat(reading.keys()).isNotEmpty();
    assertThat(reading.transactions().keySet()).isEqualTo(reading.keys());
    assertThat(reading.transactions().values()).containsOnly(Set.of(name));
  }

  @Test
  void the_failure_that_is_told_is_the_one_that_broke_the_connection() {
    PGSimpleDataSource broken =
        new PGSimpleDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            int backend = connection.unwrap(PGConnection.class).getBackendPID();
            execute("SELECT pg_terminate_backend(%d, 10000)".formatted(backend));
            return connection;
          }
        };
    PGSimpleDataSource whole = (PGSimpleDataSource) server.dataSource();
    broken.setUrl(String.valueOf(whole.getUrl()));
    broken.setUser(whole.getUser());
    broken.setPassword(whole.getPassword());
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(
            () ->
                new PostgresLog(broken, List::of)
                    .read(Optional.empty(), new Incarnation("redis", "1")))
        .withMessageContaining("terminating connection");
  }

  @Override
  protected Transaction begin() throws SQLException {
    Connection connection = server.dataSource().getConnection();
    connection.setAutoCommit(false);
    open.add(connection);
    return new Transaction() {
      @Override
      public void change(int user) throws SQLException {
        run(
            connection,
            "UPDATE user_settings SET updated_at = updated_at + 1 WHERE user_id = " + user);
      }

      @Override
      public void truncate() throws SQLException {
        run(connection, "TRUNCATE user_settings");
      }

      @Override
      public void commit() throws SQLException {
        connection.commit();
      }

      @Override
      public void rollBack() throws SQLException {
        connection.rollback();
      }
    };
  }

  @Override
  protected void disableTriggers() throws SQLException {
    execute("ALTER TABLE user_settings DISABLE TRIGGER ALL");
  }

  @Override
  protected void prune() throws Exception {
    log.prune(Duration.ZERO);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection()) {
      run(connection, sql);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
