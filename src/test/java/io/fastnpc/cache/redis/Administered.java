package io.fastnpc.cache.redis;

import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** An empty Redis with an administration of the entries under one prefix. */
abstract class Administered {
  final String prefix;
  final Jedis direct = new Jedis(Server.HOST, Servers.redis().port());
  final Connections connections = connections();
  final RedisAdministration administration;

  Administered(String prefix) {
    this.prefix = prefix;
    this.administration = new RedisAdministration(connections, prefix);
  }

  private static Connections connections() {
    var config = DefaultJedisClientConfig.builder().build();
    var address = new HostAndPort(Server.HOST, Servers.redis().port());
    return new Connections(RedisSockets.at(address, config), config, 4);
  }

  @BeforeEach
  void empty() {
    direct.flushAll();
  }

  @AfterEach
  void disconnect() {
    connections.close();
    direct.close();
  }

  /** Puts so many values of {@code cache} into Redis. */
  final void hold(int entries, String cache) {
    try (Pipeline pipeline = direct.pipelined()) {
      for (int i = 0; i < entries; i++) {
        pipeline.set(prefix + cache + ":" + i, "V1{}");
      }
      pipeline.sync();
    }
  }
}
