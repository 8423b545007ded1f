package io.fastnpc.cache.redis;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.contract.StoreContract;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** A server of its own, since the contract kills it. */
class RedisStoreTest extends StoreContract {
  /** Full of characters that mean something else in a glob. */
  private static final String PREFIX = "test*[a]:";

  private static RedisServer server;

  @SuppressWarnings("NullAway.Init") // the contract asks for it before each test
  private Connections connections;

  @SuppressWarnings("NullAway.Init") // the contract asks for it before each test
  private Jedis direct;

  @BeforeAll
  static void start() {
    server = Servers.newRedis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Store store() {
    direct = new Jedis(Server.HOST, server.port());
    direct.flushAll();
    var config = DefaultJedisClientConfig.builder().build();
    var address = new HostAndPort(Server.HOST, server.port());
    connections = new Connections(RedisSockets.at(address, config), config, 4);
    return new RedisStore(connections, PREFIX, true);
  }

  @AfterEach
  void disconnect() {
    connections.close();
    direct.close();
  }

  @Override
  protected void elapse(Duration duration) {
    RedisTime.elapse(direct, duration);
  }

  @Override
  protected void evict(Key key) {
    direct.del(PREFIX + key.logical());
  }

  @Override
  protected void evictNotes() {
    direct.del(PREFIX + "~position:2");
  }

  @Override
  protected void spoil(Key key, byte[] raw) {
    direct.set(Layout.utf8(PREFIX + key.logical()), raw);
  }

  @Override
  protected void saveSnapshot() {
    direct.save();
  }

  @Override
  protected void attachReplica() {
    // A replica that goes at once leaves the new name behind; DEBUG would need a permission.
    try (RedisServer replica = Servers.newRedis();
        Jedis follower = new Jedis(Server.HOST, replica.port())) {
      String before = replid();
      follower.replicaof(Server.HOST, server.port());
      while (replid().equals(before)) {
        Thread.onSpinWait();
      }
    }
  }

  private String replid() {
    return Reign.field(direct.info("replication"), "master_replid");
  }

  @Override
  protected void crash() {
    server.kill();
    server.start();
    direct.close();
    direct = new Jedis(Server.HOST, server.port());
  }
}
