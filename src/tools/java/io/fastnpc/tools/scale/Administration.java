package io.fastnpc.tools.scale;

import io.fastnpc.tools.scale.Visitors.Visit;
import io.fastnpc.tools.scenarios.Times;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.SignedIn;
import java.io.PrintStream;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** How long administrators wait, on two workers, with very many users and entries. */
final class Administration {
  private static final int LOOKS = 10;
  private static final int AT_ONCE = 10_000;

  private static final List<String> LISTS =
      List.of(
          "/admin/users?limit=100",
          "/admin/users?q=person-77&limit=100",
          "/admin/users/77/characters?limit=100",
          "/admin/characters?limit=100",
          "/admin/characters?limit=100&after_id=500",
          "/admin/cache/audit?limit=100",
          "/admin/cache/audit?account=person-77&limit=100");

  private static final List<String> CACHE =
      List.of(
          "/admin/cache/overview",
          "/admin/cache/stats",
          "/admin/cache/keys?limit=50",
          "/admin/cache/keys/largest",
          "/admin/cache/keys/caches",
          "/admin/cache/keys/hottest",
          "/admin/cache/key?key=user_settings:77",
          "/admin/cache/count?pattern=user_settings:77*");

  private static final List<String> PAGES =
      List.of(
          "/admin/index.xhtml",
          "/admin/users.xhtml",
          "/admin/users.xhtml?q=person-77",
          "/admin/user.xhtml?id=77",
          "/admin/keys.xhtml",
          "/admin/incidents.xhtml");

  private final Installation installation;
  private final Visitors visitors = new Visitors();
  private final RestClient administrator;
  private final PrintStream out;
  private boolean good = true;

  private Administration(Installation installation, PrintStream out) {
    this.installation = installation;
    this.administrator = SignedIn.asAdministrator(installation.address(0)).client();
    this.out = out;
  }

  /** Measures and prints the table. @return whether all was answered */
  static boolean measure(Installation installation, Crowd crowd, PrintStream out) {
    fill(installation.redis(), crowd.users());
    Administration all = new Administration(installation, out);
    out.printf(
        """

        ## What administrators ask for, %,d entries in Redis, two workers in turn, %d times each

        | | p50 ms | slowest ms | KB |
        |---|---:|---:|---:|
        """,
        entries(installation.redis()), LOOKS);
    LISTS.forEach(path -> all.time(path, LOOKS));
    CACHE.forEach(path -> all.time(path, LOOKS));
    PAGES.forEach(path -> all.time(path, LOOKS));
    all.time("/admin/characters", 1);
    all.clear("preview");
    all.clear("clear");
    return all.good;
  }

  private void time(String path, int looks) {
    Times times = new Times();
    int bytes = 0;
    for (int look = 0; look < looks; look++) {
      Visit visit = visitors.send(installation.address(look), path, administrator.cookie());
      good &= visit.status() == 200;
      times.add(visit.nanos());
      bytes = visit.bytes();
    }
    row("GET " + path, times, bytes);
  }

  /** What one user has cached, found by the name. */
  private void clear(String verb) {
    Times times = new Times();
    int bytes = 0;
    for (int look = 0; look < 2; look++) {
      RestClient at = administrator.on(installation.address(look));
      long began = System.nanoTime();
      RestClient.Answer answer = at.post("/admin/cache/watched/" + verb + "?user=person-77");
      times.add(System.nanoTime() - began);
      good &= answer.status() == 200;
      bytes = answer.text().length();
    }
    row("POST /admin/cache/watched/" + verb + "?user=person-77", times, bytes);
  }

  private void row(String what, Times times, int bytes) {
    out.printf(
        "| `%s` | %.1f | %.1f | %,.1f |%n",
        what, times.quantileMillis(0.5), times.quantileMillis(1), bytes / 1024.0);
  }

  /** Entries of users who are online, as the workers write them. */
  private static void fill(RedisServer redis, int users) {
    try (Jedis jedis = new Jedis(Server.HOST, redis.port())) {
      Pipeline pipeline = jedis.pipelined();
      for (int user = 1; user <= users; user++) {
        pipeline.set("fastnpc:user_settings:" + user, "V1{\"settings\":{}}");
        if (user % AT_ONCE == 0) {
          pipeline.sync();
        }
      }
      pipeline.sync();
    }
  }

  private static long entries(RedisServer redis) {
    try (Jedis jedis = new Jedis(Server.HOST, redis.port())) {
      return jedis.dbSize();
    }
  }
}
