package io.fastnpc.cache.redis;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.Jedis;

/** The clock of a Redis server, by which leases, fences and pauses end. */
final class RedisTime {
  private RedisTime() {}

  /** Returns when {@code duration}, and a millisecond, have passed there. */
  static void elapse(Jedis redis, Duration duration) {
    long end = now(redis) + duration.toNanos() / 1000 + 1000;
    while (now(redis) < end) {
      Thread.onSpinWait();
    }
  }

  private static long now(Jedis redis) {
    List<String> time = redis.time();
    return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
  }
}
