package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.checker.LostFences;
import io.fastnpc.faults.workload.Pauses;
import io.fastnpc.tools.servers.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Removes entries from Redis at random, whatever they are, as its LRU may.
 *
 * <p>It pauses during faults of Redis: a command that waits in the socket of a stopped server would
 * run at an unknown time.
 */
final class Evictor {
  private static final String PREFIX = "fastnpc:";

  /** Some notes of the workers are no strings; they are evicted as well. */
  private static final String EVICT =
      """
      local text = redis.call('TYPE', KEYS[1]).ok == 'string'
      local held = text and redis.call('GET', KEYS[1]) or ''
      redis.call('DEL', KEYS[1])
      return string.sub(held, 1, 1)
      """;

  private static final int PATIENCE_MILLIS = 2_000;

  private final int port;
  private final History history;
  private final LostFences losses;
  private final AtomicLong evictions = new AtomicLong();

  Evictor(int port, History history, LostFences losses) {
    this.port = port;
    this.history = history;
    this.losses = losses;
  }

  /** Something that is done to Redis. */
  @FunctionalInterface
  interface Action {
    void run() throws InterruptedException;
  }

  /** Runs {@code action} without evictions meanwhile. */
  synchronized void suspendDuring(Action action) throws InterruptedException {
    action.run();
  }

  /** Removes one entry, unless Redis takes no connection in time. */
  synchronized void one() {
    Optional<Jedis> connection = connectionInTime();
    if (connection.isEmpty()) {
      return;
    }
    try (Jedis redis = connection.get()) {
      String entry = redis.randomKey();
      if (entry == null || !entry.startsWith(PREFIX)) {
        return;
      }
      long from = history.now();
      Object kind = redis.eval(EVICT, List.of(entry), List.of());
      if ("F".equals(kind)) {
        losses.add(entry.substring(PREFIX.length()), from, history.now());
      }
      evictions.incrementAndGet();
    }
  }

  /** Removes everything. */
  synchronized void everything() {
    try (Jedis redis = connect()) {
      long from = history.now();
      redis.flushAll();
      losses.add(LostFences.EVERYTHING, from, history.now());
    }
  }

  /** Evicts until the thread is interrupted. */
  void run(Random random) {
    try {
      while (true) {
        Pauses.between(20, 200, random);
        one();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether {@code entry} is fenced now; false while Redis cannot be reached. */
  boolean isFenced(String entry) {
    try (Jedis redis = connect()) {
      byte[] held = redis.get((PREFIX + entry).getBytes(StandardCharsets.UTF_8));
      return held != null && held.length > 0 && held[0] == 'F';
    } catch (JedisException unreachable) {
      return false;
    }
  }

  /** How many entries were evicted. */
  long count() {
    return evictions.get();
  }

  /** On a machine that is short of processor time there may be none; nothing was asked then. */
  private Optional<Jedis> connectionInTime() {
    try {
      return Optional.of(connect());
    } catch (JedisException late) {
      return Optional.empty();
    }
  }

  private Jedis connect() {
    return new Jedis(Server.HOST, port, PATIENCE_MILLIS);
  }
}
