package io.fastnpc.bench;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.cdi.AnnotatedReads;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.redis.Connections;
import io.fastnpc.cache.redis.RedisSockets;
import io.fastnpc.cache.redis.RedisStore;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.cache.statistics.Stopwatches;
import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.util.Optional;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** The cache of a worker, put together as the application does it. */
@State(Scope.Benchmark)
public class OurCache {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  /** Longer than a write takes: who has lost a fence waits until trust has run out. */
  private static final Duration FENCE = Duration.ofSeconds(10);

  private static final Policy POLICY =
      new Policy(Optional.of(Duration.ofMinutes(5)), Optional.empty());
  private static final int MAX_CONNECTIONS = 32;

  private Connections connections;
  private InMemoryDatabase database;
  private Cache cache;
  private AnnotatedReads annotated;

  /** Connects and earns trust for the whole run. */
  @Setup(Level.Trial)
  public void connect() throws StoreUnavailable {
    JedisClientConfig config = DefaultJedisClientConfig.builder().build();
    connections =
        new Connections(RedisSockets.at(Redis.address(), config), config, MAX_CONNECTIONS);
    // The log of a database in which nothing happens.
    Timings timings = new Timings(HOUR, FENCE, HOUR, HOUR, MOMENT, HOUR);
    database = new InMemoryDatabase(System::currentTimeMillis, HOUR);
    Statistics statistics = new Statistics(new Stopwatches()::of);
    RedisStore store = new RedisStore(connections, "fastnpc:");
    database.begin(store.sight().incarnation(), HOUR);
    cache = Cache.of(Alone.ports(store, database, database, Time.system()), timings, statistics);
    annotated = new AnnotatedReads(cache, statistics);
    while (cache.state().standing() != Standing.TRUSTED) {
      cache.poll();
    }
  }

  /** Reads through the core. */
  public Optional<Object> read(Key key, Loader<Object> loader) throws Exception {
    return cache.read(new Lookup<>(key, POLICY, AnnotatedReads.RAW), loader);
  }

  /** Reads as the interceptor does. */
  public Object readAnnotated(Payload payload) throws Exception {
    return annotated.profile(42, payload.name(), () -> Optional.of(RawJson.of(payload.json())));
  }

  /** Which incarnation counts. */
  public Epochs epochs() {
    return database;
  }

  /** The whole cache. */
  public Cache cache() {
    return cache;
  }

  /** Disconnects. */
  @TearDown(Level.Trial)
  public void disconnect() {
    connections.close();
  }
}
