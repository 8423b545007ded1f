package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.TestCaches;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** A thousand readers on two workers that miss one cold key together. */
class ColdKeyTest {
  private static final int READERS_OF_A_WORKER = 500;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final JedisClientConfig CONFIG =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(30_000).build();
  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(
          Key.of("char_profile", 42, "Ada"),
          new Policy(Optional.empty(), Optional.empty()),
          new NumberCodec());

  private final RedisServer server = Servers.redis();
  private final String prefix = UUID.randomUUID() + ":";
  private final InMemoryDatabase database = new InMemoryDatabase(new FakeTime()::millis, HOUR);
  private final ExecutorService threads = Executors.newFixedThreadPool(2 * READERS_OF_A_WORKER);
  private final List<Worker> workers = new ArrayList<>();
  private final AtomicInteger loads = new AtomicInteger();

  /** A worker of its own on the shared Redis. */
  private final class Worker {
    private final Connections connections =
        new Connections(
            RedisSockets.at(new HostAndPort(Server.HOST, server.port()), CONFIG), CONFIG, 16);
    private final CountDownLatch followers = new CountDownLatch(READERS_OF_A_WORKER - 1);
    private final Cache cache;

    Worker(String name, Duration patience) {
      // The trust must not lapse on a busy machine.
      Timings timings =
          new Timings(HOUR, Duration.ofMillis(1), HOUR, patience, Duration.ofMillis(5), HOUR);
      RedisStore store = new RedisStore(connections, prefix);
      cache =
          TestCaches.of(
              Alone.ports(store, database, database, new Joined(followers)), timings, name);
      reign(store);
      while (cache.state().standing() != Standing.TRUSTED) {
        cache.poll();
      }
      workers.add(this);
    }

    private void reign(RedisStore store) {
      try {
        database.begin(store.sight().incarnation(), HOUR);
      } catch (StoreUnavailable impossible) {
        throw new IllegalStateException("the server has just been started", impossible);
      }
    }

    List<Future<Optional<Integer>>> readBy(int readers, Loader<Integer> loader) {
      List<Future<Optional<Integer>>> reads = new ArrayList<>();
      for (int i = 0; i < readers; i++) {
        reads.add(threads.submit(() -> cache.read(LOOKUP, loader)));
      }
      return reads;
    }
  }

  /** Counts who waits for another reader's load; who waits for another worker waits for them. */
  private static final class Joined extends ForwardingTime {
    private final CountDownLatch followers;

    Joined(CountDownLatch followers) {
      super(Time.system());
      this.followers = followers;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      followers.await();
      super.pause(duration);
    }

    @Override
    public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
      followers.countDown();
      return super.await(event, timeout);
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    workers.forEach(worker -> worker.connections.close());
  }

  @Test
  void they_load_it_once() throws Exception {
    Worker one = new Worker("one", HOUR);
    Worker two = new Worker("two", HOUR);
    Loader<Integer> loader =
        counted(
            () -> {
              one.followers.await();
              two.followers.await();
              return Optional.of(7);
            });
    List<Future<Optional<Integer>>> reads = one.readBy(READERS_OF_A_WORKER, loader);
    reads.addAll(two.readBy(READERS_OF_A_WORKER, loader));
    assertAllRead(7, reads);
    assertThat(loads).hasValue(1);
  }

  @Test
  void they_load_it_twice_when_the_load_outlasts_the_wait() throws Exception {
    Worker one = new Worker("one", SHORT);
    Worker two = new Worker("two", SHORT);
    CountDownLatch leased = new CountDownLatch(1);
    CountDownLatch othersHaveRead = new CountDownLatch(1);
    Loader<Integer> endless =
        counted(
            () -> {
              leased.countDown();
              othersHaveRead.await();
              return Optional.of(1);
            });
    List<Future<Optional<Integer>>> first = one.readBy(READERS_OF_A_WORKER, endless);
    leased.await();
    assertAllRead(2, two.readBy(READERS_OF_A_WORKER, counted(() -> Optional.of(2))));
    assertThat(first).as("nobody of the second worker has waited for it").noneMatch(Future::isDone);
    othersHaveRead.countDown();
    assertAllRead(1, first);
    assertThat(loads).hasValue(2);
  }

  private Loader<Integer> counted(Loader<Integer> loader) {
    return () -> {
      loads.incrementAndGet();
      return loader.load();
    };
  }

  private static void assertAllRead(int value, List<Future<Optional<Integer>>> reads)
      throws Exception {
    for (Future<Optional<Integer>> read : reads) {
      assertThat(read.get(5, TimeUnit.MINUTES)).contains(value);
    }
  }
}
