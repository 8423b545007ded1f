package io.fastnpc.cache.fleet;

import io.fastnpc.cache.redis.Connections;
import io.fastnpc.cache.redis.RedisBoard;
import io.fastnpc.cache.redis.RedisSockets;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A board that nobody else uses. */
abstract class OnRedis {
  final String prefix = UUID.randomUUID() + ":";
  final Jedis direct = new Jedis(Server.HOST, Servers.redis().port());
  private final Connections connections = connections();
  final Board board = new RedisBoard(connections, prefix);

  private static Connections connections() {
    var config = DefaultJedisClientConfig.builder().build();
    var address = new HostAndPort(Server.HOST, Servers.redis().port());
    return new Connections(RedisSockets.at(address, config), config, 4);
  }

  @AfterEach
  void disconnect() {
    connections.close();
    direct.close();
  }

  /** Lets so much time pass that a worker which does not report from now on is missed. */
  void longAgo() {
    String key = prefix + "~board";
    for (String field : direct.hkeys(key)) {
      if (field.startsWith("beat:")) {
        direct.hset(key, field, "1");
      }
    }
    direct.hset(key, "awake", "1");
  }

  /** From now on Redis refuses to change or to read the note of that name. */
  void refuse(String note) {
    direct.set(prefix + note, "of another type");
  }

  /** Redis comes back with nothing. */
  void forget() {
    direct.keys(prefix + "*").forEach(direct::del);
  }
}
