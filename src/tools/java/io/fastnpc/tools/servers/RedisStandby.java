package io.fastnpc.tools.servers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/**
 * What takes over from a Redis server: its replica, and a Sentinel that promotes it.
 *
 * @param replica the replica, on which evictions and saving are as on the master
 * @param sentinel watches both
 */
public record RedisStandby(RedisServer replica, RedisSentinel sentinel) implements AutoCloseable {
  /** The password that the Sentinel asks for. */
  public static final String PASSWORD = "sentinels-only";

  private static final long STEP_MILLIS = 5;

  /**
   * Starts them for the server that they reach at {@code master}, on loopback, and returns once the
   * Sentinel would promote the replica.
   */
  public static RedisStandby of(int master) throws InterruptedException {
    RedisServer follower = Servers.newRedis();
    RedisStandby standby = new RedisStandby(follower, Servers.newSentinel(master, PASSWORD));
    try (Jedis replica = new Jedis(Server.HOST, follower.port())) {
      replica.replicaof(Server.HOST, master);
    }
    try (Jedis watcher = standby.watcher()) {
      watcher.sendCommand(Protocol.Command.SENTINEL, "DEBUG", "info-period", "200"); // not 10 s
    }
    standby.awaitReplica(follower.port());
    return standby;
  }

  /** The variables that point the application at the Sentinel. */
  public Map<String, String> environment() {
    return Map.of(
        "REDIS_SENTINELS",
        Server.HOST + ":" + sentinel.port(),
        "REDIS_SENTINEL_MASTER",
        RedisSentinel.MASTER,
        "REDIS_SENTINEL_PASSWORD",
        PASSWORD);
  }

  /** Where the Sentinel says that the master is, on loopback. */
  public int master() {
    try (Jedis watcher = watcher()) {
      List<String> address = watcher.sentinelGetMasterAddrByName(RedisSentinel.MASTER);
      return Integer.parseInt(address.get(1));
    }
  }

  /** Returns once the Sentinel says that the master is at {@code port}. */
  public void awaitMaster(int port) throws InterruptedException {
    await("a new master", () -> master() == port);
  }

  /** Returns once the Sentinel would promote what it reaches at {@code port}. */
  public void awaitReplica(int port) throws InterruptedException {
    await("a replica", () -> hasReplica(port));
  }

  private boolean hasReplica(int port) {
    try (Jedis watcher = watcher()) {
      return watcher.sentinelReplicas(RedisSentinel.MASTER).stream()
          .anyMatch(
              known ->
                  "ok".equals(known.get("master-link-status"))
                      && Integer.toString(port).equals(known.get("port")));
    }
  }

  private static void await(String what, Callable<Boolean> ready) throws InterruptedException {
    Readiness.await(
        what,
        ready,
        () -> {
          TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
          return true;
        });
  }

  /** A connection to the Sentinel, to be closed by the caller. */
  public Jedis watcher() {
    return new Jedis(
        new HostAndPort(Server.HOST, sentinel.port()),
        DefaultJedisClientConfig.builder().password(PASSWORD).build());
  }

  /** Ends both; the Sentinel first, since it would promote somebody. */
  @Override
  public void close() {
    sentinel.stop();
    replica.stop();
  }
}
