package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledRedisTest {
  @TempDir private Path folder;

  @Test
  void a_server_of_version_7_or_newer_is_taken_whoever_made_it() throws IOException {
    Path redis = program("redis", "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.2.1");
    Path valkey = program("valkey", "Valkey server v=8.1.3 sha=00000000:0 malloc=jemalloc-5.3.0");
    Path ten = program("ten", "Redis server v=10.0.0 sha=00000000:0");
    assertThat(InstalledRedis.on("/nowhere::" + redis.getParent())).contains(redis);
    assertThat(InstalledRedis.on("" + valkey.getParent())).contains(valkey);
    assertThat(InstalledRedis.on("" + ten.getParent())).contains(ten);
  }

  @Test
  void one_that_is_older_or_does_not_run_is_not() throws IOException {
    assertThat(InstalledRedis.on("" + program("old", "Redis server v=6.0.16").getParent()))
        .isEmpty();
    Path broken = program("broken", "");
    Files.writeString(broken, "no program");
    assertThat(InstalledRedis.on("" + broken.getParent())).isEmpty();
    assertThat(InstalledRedis.on("")).isEmpty();
  }

  /** An older program does not start on the snapshot of a newer one. */
  @Test
  void a_snapshot_of_another_program_is_forgotten() throws IOException {
    Path configuration = BuiltFile.HOME.path().resolve("redis.conf");
    Binaries binaries = new Binaries(BuiltFile.HOME.path().resolve("target/servers/bin"));
    Files.writeString(folder.resolve("program"), "/opt/redis-99/redis-server");
    Files.writeString(folder.resolve("dump.rdb"), "REDIS0099 of the future");
    try (RedisServer server =
        RedisServer.start(binaries, configuration, folder, Ports.free(), Optional.of("secret"))) {
      assertThat(server.software()).matches("Redis \\d+\\.\\d+\\.\\d+, /.*/redis-server.*");
    }
  }

  private Path program(String name, String version) throws IOException {
    Path file = Files.createDirectory(folder.resolve(name)).resolve("redis-server");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(file, "#!/bin/sh\necho '" + version + "'\n");
  }
}
