package io.fastnpc.tools.scale;

import io.fastnpc.tools.Threads;
import io.fastnpc.tools.scenarios.Reads;
import io.fastnpc.tools.scenarios.RedisFigures;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** What profiles take in Redis, and how many reads are hits where they do not all fit. */
final class Profiles {
  private static final int CONNECTIONS = 32;
  private static final int WEIGHED = 1_000;
  private static final String CACHE = "char_profile";

  private final Installation installation;
  private final Crowd crowd;
  private final Visitors visitors = new Visitors();
  private final AtomicInteger bad = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  private Profiles(Installation installation, Crowd crowd) {
    this.installation = installation;
    this.crowd = crowd;
  }

  /**
   * Measures and prints both tables.
   *
   * @param mebibytes of {@code maxmemory}
   * @param reads how many of the crowd are measured
   * @return whether all was answered
   */
  static boolean measure(
      Installation installation, Crowd crowd, int mebibytes, int reads, PrintStream out) {
    Profiles profiles = new Profiles(installation, crowd);
    try (Jedis redis = redis(installation.redis())) {
      redis.flushAll();
      redis.configSet("maxmemory", mebibytes + "mb");
      profiles.read(WEIGHED, number -> number);
      long each = weight(redis);
      int popular = (int) Math.min(crowd.characters(), ((long) mebibytes << 20) * 6 / 5 / each);
      // The most popular last, as if they had all been read for long.
      profiles.read(popular, number -> popular - 1 - number);
      Reads before = Reads.of(installation, CACHE);
      long evicted = evicted(installation);
      profiles.read(reads, number -> zipf(crowd.characters()));
      Reads during = Reads.of(installation, CACHE).minus(before);
      out.printf(
          """

          ## Profiles in Redis, maxmemory %d MiB

          | of profiles | bytes of JSON as sent to who takes gzip | bytes in Redis | fit in about |
          |---:|---:|---:|---:|
          | %,d | %,d | %,d | %,d |

          | reads by a law like Zipf's | of profiles | not 200 | hits | evicted meanwhile |
          |---:|---:|---:|---:|---:|
          | %,d | %,d | %d | %.1f %% | %,d |
          """,
          mebibytes,
          crowd.characters(),
          profiles.bytes.get() / (WEIGHED + popular + reads),
          each,
          ((long) mebibytes << 20) / each,
          reads,
          crowd.characters(),
          profiles.bad.get(),
          100 * during.hitRate(),
          evicted(installation) - evicted);
    }
    return profiles.bad.get() == 0;
  }

  /** A number below {@code most}: the inverse of a density that falls like 1/rank. */
  private static int zipf(int most) {
    return (int) Math.pow(most, ThreadLocalRandom.current().nextDouble()) - 1;
  }

  /** Reads so many profiles, of the characters that {@code which} gives for 0, 1, and so on. */
  private void read(int count, IntUnaryOperator which) {
    AtomicInteger next = new AtomicInteger();
    Threads.together(
        CONNECTIONS,
        () -> {
          for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            read(n, which.applyAsInt(n));
          }
        });
  }

  private void read(int turn, int character) {
    int user = character % crowd.users() + 1;
    String path = "/api/characters/npc-" + character / crowd.users() + "/profile";
    Visitors.Visit visit = visitors.get(installation.address(turn), user, path);
    bytes.addAndGet(visit.bytes());
    if (visit.status() != 200) {
      bad.incrementAndGet();
    }
  }

  /** What a profile takes on average, with its key and its place in the table. */
  private static long weight(Jedis redis) {
    List<String> keys = new ArrayList<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    ScanParams pattern = new ScanParams().match("fastnpc:" + CACHE + ":*").count(1_000);
    do {
      ScanResult<String> page = redis.scan(cursor, pattern);
      keys.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return (long) keys.stream().mapToLong(redis::memoryUsage).average().orElseThrow();
  }

  private static long evicted(Installation installation) {
    return RedisFigures.number(installation.redis(), "stats", "evicted_keys");
  }

  private static Jedis redis(RedisServer server) {
    return new Jedis(Server.HOST, server.port());
  }
}
