package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.WorkerLate;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** A worker that uses all its connections itself. */
class BusyWorkerTest {
  private final RedisServer server = Servers.redis();
  private final JedisClientConfig config =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(250).build();
  private final Connections connections =
      new Connections(
          RedisSockets.at(new HostAndPort(Server.HOST, server.port()), config), config, 1);

  @AfterEach
  void close() {
    connections.close();
  }

  @Test
  void no_free_connection_is_the_delay_of_the_worker() throws Exception {
    RedisStore store = new RedisStore(connections, "busy:");
    Incarnation here = store.sight().incarnation();
    connections.call(
        inUse -> {
          assertThatExceptionOfType(WorkerLate.class)
              .isThrownBy(() -> store.get(Key.of("char_id", 1), here));
          return true;
        });
  }
}
