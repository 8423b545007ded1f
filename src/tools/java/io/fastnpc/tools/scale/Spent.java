package io.fastnpc.tools.scale;

import io.fastnpc.tools.scenarios.RedisFigures;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Usage;

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
    return new Spent(
        installation.workers().stream().mapToDouble(Spent::cpu).sum(),
        cpu(installation.redis()),
        cpu(postgres),
        RedisFigures.number(installation.redis(), "memory", "used_memory"));
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
