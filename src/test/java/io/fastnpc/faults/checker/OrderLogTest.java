package io.fastnpc.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Migrations;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrderLogTest {
  private static PostgresServer server;
  private static OrderLog log;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
    log = new OrderLog(server.dataSource());
    log.install();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_epoch_in_which_a_session_has_ended_is_another_value() throws SQLException {
    register(1);
    end("second", 1);
    end("first", 1);
    assertThat(epochs(1)).containsExactly("1700", "1700 second", "1700 first second");
    assertThat(log.lost()).isEmpty();
  }

  @Test
  void a_change_of_the_password_is_one_value_though_it_removes_what_was_ended()
      throws SQLException {
    register(2);
    end("first", 2);
    execute("UPDATE users SET password_hash = 'another' WHERE id = 2");
    assertThat(epochs(2)).hasSize(3).last().asString().matches("[0-9]+");
    assertThat(log.lost()).isEmpty();
  }

  private static void register(int user) throws SQLException {
    execute(
        ("INSERT INTO users (id, username, password_hash, created_at, token_epoch)"
                + " VALUES (%d, 'user %d', '', 0, 1700)")
            .formatted(user, user));
  }

  private static void end(String session, int user) throws SQLException {
    execute(
        "INSERT INTO ended_sessions (user_id, name, ends_at) VALUES (%d, '%s', 0)"
            .formatted(user, session));
  }

  private static List<String> epochs(int user) throws SQLException {
    return log.entries().getOrDefault("epoch:" + user, List.of()).stream()
        .map(OrderLog.Entry::value)
        .toList();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
