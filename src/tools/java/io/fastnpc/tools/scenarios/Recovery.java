package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RedisStandby;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * How long after the end of an outage of Redis the caches of two workers answer again, and what
 * writes wait meanwhile, at the default settings.
 *
 * <p>Three installations that know nothing of one another go through their outages side by side:
 * each must be left alone for more than a minute after each.
 */
final class Recovery {
  private static final int ROUNDS = Integer.getInteger("rounds", 10);

  /** An epoch that writers end within a minute of its start is followed by a longer vacancy. */
  private static final Duration REST = Duration.ofSeconds(70);

  /** Longer than one time-out of a call, shorter than two. */
  private static final Duration ALARM = Duration.ofMillis(300);

  private static final Duration BETWEEN_ALARMS = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofSeconds(1);
  private static final long STEP_MILLIS = 2;

  /** Outages last none, one, … seconds, and none again. */
  private static final int LENGTHS = 5;

  private final Installation installation;
  private final RestClient reader;
  private final RestClient administrator;
  private final List<RestClient> writers;

  private Recovery(Installation installation) throws SQLException {
    this.installation = installation;
    TestUsers.create(installation, OutageWrites.USERS + 1, 0);
    List<RestClient> users = TestUsers.logIn(installation, OutageWrites.USERS + 1).toList();
    this.reader = users.get(0);
    this.writers = users.subList(1, users.size());
    this.administrator = SignedIn.asAdministrator(installation.address(0)).client();
  }

  /** Measures and prints the tables. */
  static void measure(PrintStream out) throws Exception {
    RedisServer first = Servers.newRedis();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RedisStandby standby = RedisStandby.of(first.port());
        Installation quiet = Installation.ofWorkers(2).start();
        Installation written = Installation.ofWorkers(2).start();
        Installation watched =
            Installation.ofWorkers(2).givenRedis(standby.environment()).start()) {
      Recovery alone = new Recovery(quiet);
      Recovery busy = new Recovery(written);
      Recovery behindSentinel = new Recovery(watched);
      Future<Outages> restarts = threads.submit(() -> alone.restarts(false));
      Future<Outages> writtenRestarts = threads.submit(() -> busy.restarts(true));
      Outages promotions = behindSentinel.promotions(first, standby, false);
      Outages writtenPromotions = behindSentinel.promotions(first, standby, true);
      out.println();
      out.println("## After an outage of Redis, two workers");
      out.print(Outages.HEAD);
      out.println(restarts.get().row("restart, nothing written"));
      out.println(writtenRestarts.get().row("restart, written meanwhile"));
      out.println(promotions.row("promotion, nothing written"));
      out.println(writtenPromotions.row("promotion, written meanwhile"));
      Outages alarms = busy.alarms();
      out.println(alarms.row("Redis silent for %d ms".formatted(ALARM.toMillis())));
      out.print(Outages.HEAD_OF_WRITES);
      writtenRestarts.get().rowsOfWrites("restart").forEach(out::println);
      writtenPromotions.rowsOfWrites("promotion").forEach(out::println);
      alarms.rowsOfWrites("silence").forEach(out::println);
    } finally {
      threads.shutdownNow();
      first.stop();
    }
  }

  /** What ends a Redis and brings one back. */
  @FunctionalInterface
  private interface Outage {
    /** Returns when it is back, as {@link System#nanoTime()} says. */
    long happen() throws InterruptedException;
  }

  private Outages restarts(boolean writing) throws InterruptedException {
    Outages all = new Outages();
    RedisServer redis = installation.redis();
    for (int round = 0; round < ROUNDS; round++) {
      long seconds = round % LENGTHS;
      rest(REST);
      during(
          all,
          writing,
          () -> {
            redis.kill();
            TimeUnit.SECONDS.sleep(seconds);
            CompletableFuture<Void> starting = CompletableFuture.runAsync(redis::start);
            long back = untilMaster(redis);
            starting.join();
            return back;
          });
    }
    return all;
  }

  private Outages promotions(RedisServer first, RedisStandby standby, boolean writing)
      throws InterruptedException {
    Outages all = new Outages();
    for (int round = 0; round < ROUNDS / 2; round++) {
      boolean isFirst = standby.master() == first.port();
      RedisServer master = isFirst ? first : standby.replica();
      RedisServer replica = isFirst ? standby.replica() : first;
      rest(REST);
      during(
          all,
          writing,
          () -> {
            master.kill();
            standby.awaitMaster(replica.port()); // before that nobody can know
            return System.nanoTime();
          });
      master.start();
      standby.awaitReplica(master.port());
    }
    return all;
  }

  /** Redis does not answer for a moment, with everything in it. */
  private Outages alarms() throws InterruptedException {
    Outages all = new Outages();
    for (int round = 0; round < ROUNDS; round++) {
      rest(BETWEEN_ALARMS);
      during(
          all,
          true,
          () -> {
            installation.redis().pause();
            rest(ALARM);
            installation.redis().resume();
            return System.nanoTime();
          });
    }
    return all;
  }

  private void during(Outages all, boolean writing, Outage outage) throws InterruptedException {
    List<RestClient> writingUsers = writing ? writers : List.of();
    try (HitWatch watch = new HitWatch(installation, reader, administrator);
        OutageWrites writes = new OutageWrites(installation, writingUsers)) {
      rest(BEFORE);
      long began = System.nanoTime();
      long back = outage.happen();
      all.back().add(watch.untilHits(back).toNanos());
      rest(BEFORE);
      writes.addTo(all.writes(), began, back);
    }
  }

  /** Returns when {@code redis} first said that it is a master. */
  private static long untilMaster(RedisServer redis) throws InterruptedException {
    while (true) {
      try (Jedis jedis = new Jedis(Server.HOST, redis.port())) {
        if (jedis.info("replication").contains("role:master")) {
          return System.nanoTime();
        }
      } catch (JedisException notYet) {
        // It starts, or loads what it had.
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
  }

  private static void rest(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
