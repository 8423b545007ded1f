package io.fastnpc.bench;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.cdi.AnnotatedReads;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.near.BoundedShelf;
import io.fastnpc.cache.redis.Connections;
import io.fastnpc.cache.redis.RedisListener;
import io.fastnpc.cache.redis.RedisNeighbours;
import io.fastnpc.cache.redis.RedisSockets;
import io.fastnpc.cache.redis.RedisStore;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.cache.statistics.Stopwatches;
import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** Two workers that keep copies, polling and listening as in the application. */
@State(Scope.Benchmark)
public class NearCache {
  private static final String PREFIX = "near:";
  private static final Duration HEARING = Duration.ofSeconds(1);
  private static final Timings TIMINGS =
      new Timings(
          Duration.ofMillis(1_500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  private final List<Connections> connections = new ArrayList<>();
  private final Statistics statistics = new Statistics(new Stopwatches()::of);
  private final InMemoryDatabase database =
      new InMemoryDatabase(System::currentTimeMillis, Duration.ofHours(1));
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private Cache cache;
  private AnnotatedReads annotated;

  /** Starts both. */
  @Setup(Level.Trial)
  public void start() throws StoreUnavailable {
    database.setEditions(2);
    RedisStore store = new RedisStore(connect(HEARING), PREFIX);
    database.begin(store.sight().incarnation(), TIMINGS.trust());
    worker(new Statistics());
    cache = worker(statistics);
    annotated = new AnnotatedReads(cache, statistics);
  }

  private Cache worker(Statistics counted) {
    Connections own = connect(Duration.ofMillis(250));
    Cache worker =
        Cache.of(
            new Ports(
                new RedisStore(own, PREFIX, true),
                new RedisNeighbours(own, PREFIX),
                BoundedShelf.of(16 << 20),
                database,
                database,
                Time.system()),
            TIMINGS,
            counted);
    RedisListener listener =
        new RedisListener(
            connect(HEARING.multipliedBy(2)), HEARING, PREFIX, worker.worker(), worker.ears());
    Future<?> unused = threads.scheduleWithFixedDelay(worker::poll, 0, 250, TimeUnit.MILLISECONDS);
    threads.execute(
        () -> {
          while (!threads.isShutdown()) {
            try {
              listener.listen();
            } catch (StoreUnavailable failure) {
              Thread.onSpinWait(); // the polls hear as well
            }
          }
        });
    return worker;
  }

  private Connections connect(Duration timeout) {
    JedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .socketTimeoutMillis(Math.toIntExact(timeout.toMillis()))
            .build();
    Connections made = new Connections(RedisSockets.at(Redis.address(), config), config, 8);
    connections.add(made);
    return made;
  }

  /** Reads as the interceptor does. */
  public Object read(Payload payload) throws Exception {
    return annotated.profile(42, payload.name(), () -> Optional.of(RawJson.of(payload.json())));
  }

  /** One of them. */
  public Cache cache() {
    return cache;
  }

  /** What all of them ask for the epoch. */
  public InMemoryDatabase database() {
    return database;
  }

  /** Ends them. */
  @TearDown(Level.Trial)
  public void stop() {
    threads.shutdownNow();
    connections.forEach(Connections::close);
  }
}
