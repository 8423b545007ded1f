package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class ServersTest {
  @Test
  void postgres_keeps_committed_rows_when_it_is_killed_and_started_again() throws SQLException {
    try (PostgresServer server = Servers.newPostgres()) {
      execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
      execute(server, "CHECKPOINT");
      server.kill();
      assertThatThrownBy(() -> execute(server, "SELECT 1")).isInstanceOf(SQLException.class);
      server.start();
      execute(server, "SELECT answer FROM kept");
    }
  }

  @Test
  void redis_runs_with_the_repository_configuration() {
    try (Jedis jedis = new Jedis(Server.HOST, Servers.redis().port())) {
      assertThat(jedis.configGet("maxmemory-policy"))
          .containsEntry("maxmemory-policy", "allkeys-lru");
      assertThat(jedis.configGet("timeout")).containsEntry("timeout", "300");
    }
  }

  @Test
  void a_redis_with_a_password_asks_for_it_and_does_not_tell_it(@TempDir Path directory)
      throws IOException {
    Path configuration = BuiltFile.HOME.path().resolve("redis.conf");
    Binaries binaries = new Binaries(BuiltFile.HOME.path().resolve("target/servers/bin"));
    try (RedisServer server =
            RedisServer.start(
                binaries, configuration, directory, Ports.free(), Optional.of("open-sesame"));
        Jedis jedis = new Jedis(Server.HOST, server.port())) {
      assertThatThrownBy(jedis::ping).hasMessageContaining("NOAUTH");
      jedis.auth(server.environment().getOrDefault("REDIS_PASSWORD", ""));
      assertThat(jedis.ping()).isEqualTo("PONG");
      Path commandLine = Path.of("/proc/" + server.control().pid() + "/cmdline");
      assertThat(Files.readString(commandLine)).doesNotContain("open-sesame");
      assertThat(Files.getPosixFilePermissions(directory.resolve("redis-password.conf")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(server.toString()).doesNotContain("open-sesame");
    }
  }

  @Test
  void redis_comes_back_with_its_snapshot_after_an_orderly_stop_and_without_after_a_kill() {
    try (RedisServer server = Servers.newRedis()) {
      set(server, "before", "1");
      server.restart();
      set(server, "after", "1");
      server.kill();
      server.start();
      try (Jedis jedis = new Jedis(Server.HOST, server.port())) {
        assertThat(jedis.keys("*")).containsExactly("before");
      }
    }
  }

  @Test
  void a_paused_redis_accepts_connections_and_does_not_answer_until_it_is_resumed() {
    try (RedisServer server = Servers.newRedis()) {
      server.pause();
      assertThatThrownBy(() -> new Jedis(Server.HOST, server.port(), 200).close())
          .isInstanceOf(JedisConnectionException.class)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      server.resume();
      set(server, "key", "value");
    }
  }

  private static void set(RedisServer server, String key, String value) {
    try (Jedis jedis = new Jedis(Server.HOST, server.port())) {
      assertThat(jedis.set(key, value)).isEqualTo("OK");
    }
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
