package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import redis.clients.jedis.Jedis;

/** What profiles cost in Redis, and the hit rate when they exceed its memory. */
final class Footprint {
  private static final int PROFILES = 1_000;
  private static final int USERS = 10;
  private static final int READS = 4_000;

  private Footprint() {}

  /** Measures and prints both tables. */
  static void measure(PrintStream out) throws SQLException {
    try (Installation installation = ShippedInstallation.start(1, true)) {
      TestUsers.create(installation, USERS, PROFILES / USERS);
      List<RestClient> people = TestUsers.logIn(installation, USERS).toList();
      RedisServer redis = installation.redis();
      readAll(people); // the log of the new users may refuse some of these fills
      int body = readAll(people);
      long profiles = profiles(redis);
      long full = RedisFigures.number(redis, "memory", "used_memory");
      out.printf(
          """

          ## A thousand profiles in Redis

          One profile: %d bytes of JSON, %d bytes in Redis with its key and its share of the tables.
          A thousand: %.1f MiB, %.1f %% of the 200 MiB of redis.conf, which holds about %d of them.

          ## Beyond maxmemory (profiles read by a Zipf-like law, %d reads each)

          | maxmemory, of what all profiles take | hit rate of profiles | evicted |
          |---:|---:|---:|
          """,
          body,
          profiles / PROFILES,
          profiles / 1024.0 / 1024,
          profiles / 1024.0 / 1024 / 200 * 100,
          200L * 1024 * 1024 * PROFILES / profiles,
          READS);
      for (int percent : new int[] {100, 75, 50, 25, 10}) {
        out.println(beyond(installation, people, full - profiles * (100 - percent) / 100, percent));
      }
    }
  }

  private static int readAll(List<RestClient> people) {
    int bytes = 0;
    for (RestClient person : people) {
      for (int npc = 1; npc <= PROFILES / USERS; npc++) {
        bytes = person.get(path(npc)).text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  private static String path(int npc) {
    return "/api/characters/npc-" + npc + "/profile";
  }

  private static String beyond(
      Installation installation, List<RestClient> people, long limit, int percent) {
    RedisServer redis = installation.redis();
    try (Jedis jedis = new Jedis(RedisServer.HOST, redis.port())) {
      jedis.configSet("maxmemory", Long.toString(limit));
    }
    read(people, READS / 2, 1);
    Reads before = Reads.of(installation, "char_profile");
    long evicted = RedisFigures.number(redis, "stats", "evicted_keys");
    read(people, READS, 2);
    evicted = RedisFigures.number(redis, "stats", "evicted_keys") - evicted;
    Reads reads = Reads.of(installation, "char_profile").minus(before);
    return "| %d %% | %.1f %% | %d |".formatted(percent, 100 * reads.hitRate(), evicted);
  }

  private static void read(List<RestClient> people, int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      // The inverse of a density that falls like 1/rank.
      int rank = (int) Math.pow(PROFILES, random.nextDouble());
      people.get(rank % USERS).get(path(1 + rank / USERS % (PROFILES / USERS)));
    }
  }

  /** The bytes of the profiles in Redis, each with its key and its place in the table. */
  private static long profiles(RedisServer redis) {
    try (Jedis jedis = new Jedis(RedisServer.HOST, redis.port())) {
      Set<String> keys = jedis.keys("fastnpc:char_profile:*");
      if (keys.size() != PROFILES) {
        throw new IllegalStateException(keys.size() + " profiles are cached");
      }
      return keys.stream().mapToLong(jedis::memoryUsage).sum();
    }
  }
}
