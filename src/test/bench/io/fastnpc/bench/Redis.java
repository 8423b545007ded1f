package io.fastnpc.bench;

import io.fastnpc.tools.servers.Server;
import redis.clients.jedis.HostAndPort;

/** The server that a run of benchmarks shares. */
final class Redis {
  static final String PORT = "fastnpc.bench.redis";

  private Redis() {}

  static HostAndPort address() {
    return new HostAndPort(Server.HOST, Integer.getInteger(PORT, 6379));
  }
}
