package io.fastnpc.faults.nemesis;

import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.clients.jedis.Jedis;

/** Puts a copy of Redis's data aside, to start it from that later. */
final class RedisSnapshots {
  private final RedisServer redis;
  private final Path current;
  private final Path aside;

  RedisSnapshots(RedisServer redis) {
    this.redis = redis;
    this.current = redis.directory().resolve("dump.rdb");
    this.aside = redis.directory().resolve("aside.rdb");
  }

  /** Puts aside what Redis holds now. */
  void take() throws IOException {
    try (Jedis jedis = new Jedis(Server.HOST, redis.port())) {
      jedis.save();
    }
    Files.copy(current, aside, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a Redis that does not run start with what was put aside. */
  void putBack() throws IOException {
    Files.copy(aside, current, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a Redis that does not run start with nothing. */
  void forget() throws IOException {
    Files.deleteIfExists(current);
  }
}
