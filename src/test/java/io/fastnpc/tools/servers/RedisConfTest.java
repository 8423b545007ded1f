package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** The shipped configuration in the ways that its head gives, each of which must save. */
@Timeout(60)
@DisabledIfSystemProperty(
    named = "fastnpc.docker",
    matches = "true",
    disabledReason = "the program is that of the embedded server")
class RedisConfTest {
  private static final Path HOME = BuiltFile.HOME.path();

  private final int port = Ports.free();
  @TempDir private Path folder;
  private @Nullable Process redis;

  @AfterEach
  void end() {
    if (redis != null) {
      redis.destroyForcibly().onExit().join();
    }
  }

  @Test
  void by_hand_it_saves_where_it_is_started() throws IOException {
    start(folder, HOME.resolve("redis.conf").toString());
    assertThat(savedIn(folder)).isTrue();
  }

  /** The service starts in a folder where it may not write, with a file that names another. */
  @Test
  void included_by_the_file_of_the_system_it_saves_where_that_says() throws IOException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Path included = Files.copy(HOME.resolve("redis.conf"), folder.resolve("fastnpc.conf"));
    Path system = folder.resolve("redis.conf");
    Files.write(
        system,
        List.of(
            "daemonize yes",
            "dir " + state,
            "maxmemory 1mb",
            "stop-writes-on-bgsave-error yes",
            included(included)));
    start(Path.of("/"), system.toString(), "--supervised", "systemd", "--daemonize", "no");
    assertThat(savedIn(state)).isTrue();
    try (Jedis operator = new Jedis(Server.HOST, port)) {
      assertThat(operator.configGet("maxmemory")).containsEntry("maxmemory", "209715200");
      assertThat(operator.configGet("maxmemory-policy"))
          .containsEntry("maxmemory-policy", "allkeys-lru");
      assertThat(operator.configGet("stop-writes-on-bgsave-error"))
          .containsEntry("stop-writes-on-bgsave-error", "no");
    }
  }

  /** The line that the head of the file has operators append, for another place. */
  private static String included(Path file) throws IOException {
    var line =
        Pattern.compile("echo '(include )/etc/redis/fastnpc.conf' >> /etc/redis/redis.conf")
            .matcher(Files.readString(HOME.resolve("redis.conf")));
    assertThat(line.find()).isTrue();
    return line.group(1) + file;
  }

  private void start(Path where, String... arguments) throws IOException {
    Path program = new Binaries(HOME.resolve("target/servers/bin")).redis();
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--port", Integer.toString(port)));
    redis =
        new ProcessBuilder(line)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Readiness.await("Redis", () -> RedisServer.answers(port), redis::isAlive);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private boolean savedIn(Path expected) {
    try (Jedis operator = new Jedis(Server.HOST, port)) {
      operator.set("key", "value");
      operator.bgsave();
      String persistence;
      do {
        persistence = operator.info("persistence");
      } while (persistence.contains("rdb_bgsave_in_progress:1"));
      assertThat(persistence).contains("rdb_last_bgsave_status:ok");
    }
    return Files.exists(expected.resolve("dump.rdb"));
  }
}
