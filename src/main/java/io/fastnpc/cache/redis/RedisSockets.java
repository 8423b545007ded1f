package io.fastnpc.cache.redis;

import java.util.List;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Where the Redis server is: at one address, or where the sentinels say. */
public final class RedisSockets {
  private RedisSockets() {}

  /** Sockets to the server at {@code address}. */
  public static JedisSocketFactory at(HostAndPort address, JedisClientConfig config) {
    return new DefaultJedisSocketFactory(address, config);
  }

  /**
   * Sockets to whatever server the sentinels name as the master at that moment; they are asked for
   * every connection, one after the other until one knows.
   *
   * @param sentinelConfig how to speak with the sentinels
   * @param config how to speak with the server
   */
  public static JedisSocketFactory behind(
      List<HostAndPort> sentinels,
      String master,
      JedisClientConfig sentinelConfig,
      JedisClientConfig config) {
    return () -> at(master(sentinels, master, sentinelConfig), config).createSocket();
  }

  private static HostAndPort master(
      List<HostAndPort> sentinels, String master, JedisClientConfig config) {
    JedisException last = null;
    for (HostAndPort sentinel : sentinels) {
      try (Jedis jedis = new Jedis(sentinel, config)) {
        List<String> address = jedis.sentinelGetMasterAddrByName(master);
        if (address != null && address.size() == 2) {
          return new HostAndPort(address.get(0), Integer.parseInt(address.get(1)));
        }
      } catch (JedisException unreachable) {
        last = unreachable;
      }
    }
    throw new JedisConnectionException("no sentinel knows a master named " + master, last);
  }
}
