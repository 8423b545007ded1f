package io.fastnpc.tools.scale;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Usage;
import redis.clients.jedis.Jedis;

/**
 * What an installation has used.
 *
 * @param workers their processor time in seconds, of all together
 * @param redis that of Redis
 * @param postgres that of PostgreSQL
 * @param bytes of memory that Redis uses now
 */
record Spent(double workers, double redis, double postgres, long bytes) {
  /** Until now. */
  static Spent of(Installation installation, PostgresServer postgres) {
    try (Jedis redis = new Jedis(Server.HOST, installation.redis().port())) {
      return new Spent(
          installation.workers().stream().mapToDouble(Spent::cpu).sum(),
          cpu(installation.redis()),
          cpu(postgres),
          Long.parseLong(redis.info("memory").replaceAll("(?s).*\\bused_memory:(\\d+).*", "$1")));
    }
  }

  private static double cpu(Server server) {
    return Usage.of(server.control().pid()).cpuSeconds();
  }

  Spent minus(Spent earlier) {
    return new Spent(
        workers - earlier.workers,
        redis - earlier.redis,
        postgres - earlier.postgres,
        bytes - earlier.bytes);
  }
}
