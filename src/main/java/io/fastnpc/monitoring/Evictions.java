package io.fastnpc.monitoring;

import io.fastnpc.cache.administration.ServerFacts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many keys Redis has evicted lately: Redis counts them since it started, so somebody has to
 * look again and again. Thread-safe.
 */
final class Evictions {
  static final Duration WINDOW = Duration.ofHours(1);

  /** The figures of an hour need no more looks than this. */
  static final Duration STEP = Duration.ofMinutes(1);

  private final Deque<Look> looks = new ArrayDeque<>();
  private String runId = "";

  /** What Redis had evicted at one moment. */
  private record Look(long atMillis, long evicted) {}

  /** The facts with what has gone in the last hour, as far as looks reach back. */
  synchronized ServerFacts look(ServerFacts redis, long nowMillis) {
    if (!redis.up()) {
      return redis;
    }
    if (!redis.runId().equals(runId)) {
      runId = redis.runId();
      looks.clear();
      looks.add(first(redis, nowMillis));
    }
    while (looks.size() > 1 && isOld(second(), nowMillis)) {
      looks.removeFirst();
    }
    if (nowMillis - looks.getLast().atMillis >= STEP.toMillis()) {
      looks.addLast(new Look(nowMillis, redis.evictedKeys()));
    }
    return redis.withEvictedLastHour(redis.evictedKeys() - looks.getFirst().evicted);
  }

  /** A server younger than the window has evicted all of its keys within it. */
  private static Look first(ServerFacts redis, long nowMillis) {
    Duration up = Duration.ofSeconds(redis.uptimeSeconds());
    return up.compareTo(WINDOW) < 0
        ? new Look(nowMillis - up.toMillis(), 0)
        : new Look(nowMillis, redis.evictedKeys());
  }

  private static boolean isOld(Look look, long nowMillis) {
    return nowMillis - look.atMillis >= WINDOW.toMillis();
  }

  private Look second() {
    return looks.stream().skip(1).findFirst().orElseThrow();
  }
}
