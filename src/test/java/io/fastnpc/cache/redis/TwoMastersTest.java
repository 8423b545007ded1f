package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.HeldEpoch;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Shelf;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.MapShelf;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.postgres.OpenTransaction;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;

/**
 * A replica is promoted while the old master lives on, and one of two workers goes on to reach only
 * that one; both read and write all the time, on real servers.
 */
@Timeout(300)
@DisabledIfSystemProperty(
    named = "fastnpc.docker",
    matches = "true",
    disabledReason = "a container does not know the port by which the others reach it")
class TwoMastersTest {
  /** There and back. */
  private static final int FAILOVERS = 2;

  private static final int READS = 200;

  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(
          Key.of("user_settings", 1),
          new Policy(Optional.empty(), Optional.empty()),
          new NumberCodec());

  private static final Timings TIMINGS =
      new Timings(
          Duration.ofMillis(800),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(250),
          Duration.ofMillis(5),
          Duration.ofSeconds(1));

  private static final Duration HEARING = Duration.ofMillis(100);
  private static final JedisClientConfig CONFIG =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(500).build();
  private static final JedisClientConfig HEARING_CONFIG =
      DefaultJedisClientConfig.builder().socketTimeoutMillis(600).build();

  private final RedisServer first = Servers.newRedis();
  private final RedisServer second = Servers.newRedis();
  private final ScheduledExecutorService polls = Executors.newScheduledThreadPool(2);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  /** What has been acknowledged or read: a read that begins now may not answer less. */
  private final AtomicInteger known = new AtomicInteger();

  private final AtomicInteger writes = new AtomicInteger();
  private DataSource database;

  /** By which PostgreSQL knows that all workers know of copies. */
  private Connection named;

  private volatile boolean done;

  @BeforeEach
  void prepare() throws SQLException {
    TestDatabase made = TestDatabase.migrated();
    made.run(
        "INSERT INTO users (id, username, password_hash, created_at) VALUES (1, 'ada', '', 0);"
            + " INSERT INTO user_settings (user_id, updated_at) VALUES (1, 0)");
    database = made.dataSource();
    named = database.getConnection();
    try (Statement statement = named.createStatement()) {
      statement.execute("SET application_name = 'fastnpc cache " + Epoch.KNOWN_LEVEL + "'");
    }
  }

  @AfterEach
  void stop() throws InterruptedException, SQLException {
    done = true;
    workers.forEach(worker -> worker.polling.cancel(false));
    polls.shutdown();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    workers.forEach(Worker::close);
    named.close();
    List.of(first, second).forEach(Server::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void no_read_is_old_while_two_masters_serve_different_workers(boolean withCopies)
      throws Exception {
    Worker moves = new Worker(first, withCopies);
    Worker stays = new Worker(first, withCopies);
    RedisServer master = first;
    RedisServer replica = second;
    untilTrusted(first, moves, stays);
    workers.forEach(Worker::work);
    for (int failover = 0; failover < FAILOVERS; failover++) {
      replicate(replica, master);
      untilTrusted(master, moves, stays); // another replid, another reign
      promote(replica);
      moves.reach(replica);
      breakConnections(master);
      untilTrusted(replica, moves); // not for long, since each write of the other one ends it
      more(moves, stays);
      stays.reach(replica);
      breakConnections(master);
      untilTrusted(replica, moves, stays);
      more(moves, stays);
      RedisServer former = master;
      master = replica;
      replica = former;
    }
    assertThat(wrong).isEmpty();
    assertThat(writes.get()).isGreaterThan(FAILOVERS);
    assertThat(moves.count(Count.HITS)).isPositive();
    assertThat(moves.count(Count.NEAR_HITS) > 0).isEqualTo(withCopies);
    assertThat(stays.count(Count.NEAR_HITS) > 0).isEqualTo(withCopies);
  }

  private void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(wrong).isEmpty();
      Thread.onSpinWait();
    }
  }

  private void untilTrusted(RedisServer server, Worker... all) {
    Incarnation incarnation = incarnation(server);
    for (Worker worker : all) {
      until(() -> worker.cache.state().trusted().filter(incarnation::equals).isPresent());
    }
  }

  private void more(Worker... all) {
    for (Worker worker : all) {
      int enough = worker.reads.get() + READS;
      until(() -> worker.reads.get() >= enough);
    }
  }

  private static void replicate(RedisServer replica, RedisServer master) {
    try (Jedis redis = new Jedis(Server.HOST, replica.port())) {
      redis.replicaof(Server.HOST, master.port());
      while (!redis.info("replication").contains("master_link_status:up")) {
        Thread.onSpinWait();
      }
    }
  }

  private static void promote(RedisServer replica) {
    try (Jedis redis = new Jedis(Server.HOST, replica.port())) {
      redis.replicaofNoOne();
    }
  }

  private static void breakConnections(RedisServer server) {
    try (Jedis redis = new Jedis(Server.HOST, server.port())) {
      redis.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "normal");
    }
  }

  private static Incarnation incarnation(RedisServer server) {
    try (Jedis redis = new Jedis(Server.HOST, server.port())) {
      return new Incarnation(field(redis, "run_id"), field(redis, "master_replid"));
    }
  }

  private static String field(Jedis redis, String name) {
    return redis.info().replaceAll("(?s).*\\b" + name + ":(\\w+).*", "$1");
  }

  /** One worker: a cache that polls, two threads that read and one that writes. */
  private final class Worker {
    private final AtomicInteger reads = new AtomicInteger();
    private final Statistics statistics = new Statistics();
    private final Connections connections;
    private final Connections hearing;
    private final Cache cache;
    private final RedisListener listener;
    private final Future<?> polling;
    private volatile int port;

    Worker(RedisServer redis, boolean withCopies) {
      port = redis.port();
      connections = connect(8, CONFIG);
      hearing = connect(1, HEARING_CONFIG);
      cache =
          Cache.of(
              new Ports(
                  new RedisStore(connections, "test:", withCopies),
                  new RedisNeighbours(connections, "test:"),
                  withCopies ? new MapShelf() : Shelf.NONE,
                  new PostgresLog(database, List::of),
                  new PostgresEpochs(database),
                  Time.system()),
              TIMINGS,
              statistics);
      listener = new RedisListener(hearing, HEARING, "test:", cache.worker(), cache.ears());
      workers.add(this);
      polling = polls.scheduleWithFixedDelay(cache::poll, 0, 100, TimeUnit.MILLISECONDS);
    }

    private Connections connect(int most, JedisClientConfig config) {
      return new Connections(
          () ->
              new DefaultJedisSocketFactory(new HostAndPort(Server.HOST, port), config)
                  .createSocket(),
          config,
          most);
    }

    void close() {
      connections.close();
      hearing.close();
    }

    void reach(RedisServer redis) {
      port = redis.port();
    }

    long count(Count what) {
      return statistics.snapshot().getOrDefault("user_settings", Counts.NONE).of(what);
    }

    void work() {
      threads.execute(() -> noted(this::read));
      threads.execute(() -> noted(this::read));
      threads.execute(() -> noted(this::write));
      threads.execute(this::listen);
    }

    private void listen() {
      while (!done) {
        try {
          listener.listen();
        } catch (StoreUnavailable failure) {
          Thread.onSpinWait(); // the polls hear as well
        }
      }
    }

    private interface Deed {
      void run() throws Exception;
    }

    private void noted(Deed deed) {
      while (!done) {
        try {
          deed.run();
        } catch (Exception failure) {
          wrong.add(failure.toString());
        }
      }
    }

    private void read() throws Exception {
      int floor = known.get();
      int answer = cache.read(LOOKUP, TwoMastersTest.this::load).orElseThrow();
      if (answer < floor) {
        wrong.add("read %d, and %d was known".formatted(answer, floor));
      }
      known.accumulateAndGet(answer, Math::max);
      reads.incrementAndGet();
    }

    private void write() throws Exception {
      try (OpenTransaction transaction = new OpenTransaction(database)) {
        int version =
            number(
                transaction.connection(),
                "UPDATE user_settings SET updated_at = updated_at + 1 WHERE user_id = 1"
                    + " RETURNING updated_at");
        HeldEpoch held = new HeldEpoch(transaction, new PostgresEpochs(database));
        Fence fence = cache.beforeCommit(Set.of(LOOKUP.key()), held);
        transaction.commit();
        cache.afterCommit(fence);
        known.accumulateAndGet(version, Math::max);
        writes.incrementAndGet();
      }
    }
  }

  private Optional<Integer> load() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Optional.of(
          number(connection, "SELECT updated_at FROM user_settings WHERE user_id = 1"));
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
