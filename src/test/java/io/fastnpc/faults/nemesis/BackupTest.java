package io.fastnpc.faults.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Migrations;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupTest {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
    execute("INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
    execute("INSERT INTO user_settings (user_id, profile, updated_at) VALUES (1, 'tab\t', 0)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_is_restored_in_place_is_what_was_there() throws SQLException {
    Backup backup = Backup.of(server.dataSource());
    execute("UPDATE users SET username = 'eve'; ALTER TABLE user_settings DROP COLUMN profile");
    try (Connection connection = server.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      backup.replace(connection);
      connection.commit();
    }
    assertSame(backup, Backup.of(server.dataSource()));
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_are_put_back_are_those_that_were_there(Backup.Triggers triggers)
      throws SQLException {
    Backup backup = Backup.of(server.dataSource());
    execute(
        "UPDATE users SET username = 'eve';"
            + " INSERT INTO users (username, password_hash, created_at) VALUES ('bob', '', 0)");
    try (Connection connection = server.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      backup.putBack(connection, triggers);
      connection.commit();
    }
    Backup after = Backup.of(server.dataSource());
    assertThat(after.rows().get("users")).isEqualTo(backup.rows().get("users"));
    assertThat(after.rows().get("user_settings")).isEqualTo(backup.rows().get("user_settings"));
    assertThat(after.numbers()).containsAll(backup.numbers());
    assertThat(Arrays.equals(after.rows().get("cache_epoch"), backup.rows().get("cache_epoch")))
        .as("the epoch is the one that was")
        .isEqualTo(triggers == Backup.Triggers.OFF);
  }

  @Test
  void what_is_restored_elsewhere_is_what_was_there() throws SQLException {
    Backup backup = Backup.of(server.dataSource());
    execute("CREATE DATABASE elsewhere");
    DataSource elsewhere = server.dataSource("elsewhere");
    try (Connection connection = elsewhere.getConnection()) {
      connection.setAutoCommit(false);
      backup.fill(connection);
      connection.commit();
    }
    assertSame(backup, Backup.of(elsewhere));
  }

  private static void assertSame(Backup before, Backup after) {
    assertThat(after.schema()).isEqualTo(before.schema());
    assertThat(after.numbers()).isEqualTo(before.numbers());
    assertThat(after.finish()).isEqualTo(before.finish());
    assertThat(after.rows()).containsOnlyKeys(before.rows().keySet());
    before.rows().forEach((table, rows) -> assertThat(after.rows().get(table)).isEqualTo(rows));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
