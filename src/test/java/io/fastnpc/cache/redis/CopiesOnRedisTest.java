package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.MapShelf;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;

/** Two workers that read from their own copies all the time, while both write. */
@Timeout(300)
class CopiesOnRedisTest {
  private static final int WRITES = 200;
  private static final Duration HEARING = Duration.ofMillis(200);
  private static final Duration TRUST = Duration.ofSeconds(1);

  private static final Timings TIMINGS =
      new Timings(
          TRUST,
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  private static final JedisClientConfig CONFIG =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(10_000).build();

  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(
          Key.of("thing", 1), new Policy(Optional.empty(), Optional.empty()), new NumberCodec());

  private final RedisServer server = Servers.redis();
  private final HostAndPort address = new HostAndPort(Server.HOST, server.port());
  private final String prefix = UUID.randomUUID() + ":";
  private final InMemoryDatabase database =
      new InMemoryDatabase(() -> System.nanoTime() / 1_000_000, Duration.ofHours(1));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  /** What has been acknowledged or read: a read that begins now may not answer less. */
  private final AtomicInteger known = new AtomicInteger();

  private volatile boolean done;

  /** One of them, on connections of its own. */
  private final class Worker {
    private final Connections connections =
        new Connections(RedisSockets.at(address, CONFIG), CONFIG, 8);
    private final Connections hearing =
        new Connections(RedisSockets.at(address, CONFIG), CONFIG, 1);
    private final Statistics statistics = new Statistics();
    private final RedisStore store = new RedisStore(connections, prefix, true);
    private final Cache cache =
        Cache.of(
            new Ports(
                store,
                new RedisNeighbours(connections, prefix),
                new MapShelf(),
                database,
                database,
                Time.system()),
            TIMINGS,
            statistics);
    private final RedisListener listener =
        new RedisListener(hearing, HEARING, prefix, cache.worker(), cache.ears());

    void work() {
      threads.execute(() -> repeatedly(this::listen));
      threads.execute(() -> repeatedly(this::poll));
      threads.execute(() -> repeatedly(this::read));
      threads.execute(() -> repeatedly(this::read));
    }

    private void repeatedly(Runnable deed) {
      while (!done) {
        deed.run();
      }
    }

    private void listen() {
      try {
        listener.listen();
      } catch (StoreUnavailable failure) {
        Thread.onSpinWait();
      }
    }

    private void poll() {
      cache.poll();
    }

    private void read() {
      int before = known.get();
      int value = value();
      if (value < before) {
        wrong.add("read " + value + " after " + before);
      }
      known.accumulateAndGet(value, Math::max);
    }

    private int value() {
      try {
        return cache.read(LOOKUP, () -> Optional.of(database.number(LOOKUP.key()))).orElseThrow();
      } catch (Exception impossible) {
        throw new IllegalStateException("the loader throws nothing", impossible);
      }
    }

    void write() throws Exception {
      InMemoryDatabase.Transaction transaction = database.begin();
      int version = transaction.raise(LOOKUP.key());
      Fence fence = cache.beforeCommit(Set.of(LOOKUP.key()), transaction);
      assertThat(transaction.commit()).isTrue();
      cache.afterCommit(fence);
      known.accumulateAndGet(version, Math::max);
    }

    long nearHits() {
      return statistics
          .snapshot()
          .getOrDefault(LOOKUP.key().cache(), Counts.NONE)
          .of(Count.NEAR_HITS);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    done = true;
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void no_read_is_old_whatever_becomes_of_what_workers_tell_each_other() throws Exception {
    Worker a = new Worker();
    Worker b = new Worker();
    database.setEditions(2);
    database.begin(a.store.sight().incarnation(), TRUST);
    a.work();
    b.work();
    while (a.nearHits() == 0 || b.nearHits() == 0) {
      Thread.onSpinWait();
    }
    try (Jedis direct = new Jedis(address, CONFIG)) {
      for (int i = 0; i < WRITES && wrong.isEmpty(); i++) {
        mischief(i, direct);
        (i % 2 == 0 ? a : b).write();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(database.number(LOOKUP.key())).isEqualTo(WRITES);
    assertThat(a.value()).isEqualTo(WRITES);
    assertThat(b.value()).isEqualTo(WRITES);
    assertThat(List.of(a.nearHits(), b.nearHits())).allMatch(hits -> hits > WRITES);
  }

  private void mischief(int write, Jedis direct) {
    switch (write % 50) {
      case 10 -> direct.del(prefix + "~near");
      case 20 -> direct.del(prefix + "~near:workers");
      case 30 -> direct.xtrim(prefix + "~near", 0, false);
      case 40 -> direct.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "normal");
      default -> {
        // all is well
      }
    }
  }
}
