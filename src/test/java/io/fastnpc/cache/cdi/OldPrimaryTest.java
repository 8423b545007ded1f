package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.ConfiguredDataSource;
import io.fastnpc.database.Database;
import io.fastnpc.database.Migrations;
import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.Binaries;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A standby is promoted and the old primary lives on: connections of the pool reach either. */
class OldPrimaryTest {
  private static final Path SERVERS = Path.of("target/servers").toAbsolutePath();
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Sql ADMINS = new Sql("admins", "SELECT sum(is_admin) FROM users");
  private static final String WRITE = "UPDATE users SET is_admin = 1 - is_admin";
  private static final Timings TIMINGS =
      new Timings(SECOND, Duration.ofSeconds(10), SECOND, SECOND, Duration.ofMillis(5), SECOND);
  private static final Lookup<Integer> LOOKUP =
      new Lookup<>(
          Key.of("admins", "all"),
          new Policy(Optional.empty(), Optional.empty()),
          new NumberCodec());

  private final Path folder = SERVERS.resolve("old-primary-" + ProcessHandle.current().pid());
  private final List<Server> started = new ArrayList<>();
  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);

  private PostgresServer old;
  private PostgresServer promoted;
  private Cache cache;

  @BeforeEach
  void begin() throws Exception {
    run("rm", "-rf", folder.toString());
    Files.createDirectories(folder);
    old = start("old");
    new Migrations(old.settings()).run();
    execute(
        old.dataSource(),
        "INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
    execute(old.dataSource(), "SELECT cache_begin_history()"); // as its polls did
    old.stop();
    run("cp", "-a", folder.resolve("old").toString(), folder.resolve("standby").toString());
    Path signal = folder.resolve("standby/data/standby.signal");
    run("cp", "-a", folder.resolve("old/data/PG_VERSION").toString(), signal.toString());
    run("truncate", "-s", "0", signal.toString());
    old.start();
    promoted = start("standby");
    cache =
        Cache.of(
            new Ports(
                new InMemoryStore(redis),
                new PostgresLog(promoted.dataSource(), List::of),
                new PostgresEpochs(promoted.dataSource()),
                time),
            TIMINGS,
            new Statistics());
  }

  @AfterEach
  void end() throws IOException {
    started.forEach(Server::kill);
    run("rm", "-rf", folder.toString());
  }

  private PostgresServer start(String name) {
    PostgresServer server =
        PostgresServer.start(
            new Binaries(SERVERS.resolve("bin")),
            folder.resolve(name),
            io.fastnpc.tools.servers.Ports.free(),
            "only-for-tests",
            List.of());
    started.add(server);
    return server;
  }

  @Test
  void what_the_old_primary_answers_does_not_get_into_the_cache() throws Exception {
    promote();
    execute(promoted.dataSource(), WRITE);
    cache.poll();
    assertThat(readFrom(new ConfiguredDataSource(old.settings()))).contains(0);
    assertThat(held()).as("after a load from the old primary").isEqualTo("nothing");
    assertThat(readFrom(new ConfiguredDataSource(promoted.settings()))).contains(1);
    assertThat(held()).as("after a load from the promoted one").isEqualTo("V1");
  }

  @Test
  void the_pool_exchanges_connections_to_the_old_primary_and_keeps_the_others() throws Exception {
    promote();
    try (OneConnection used = new OneConnection(new ConfiguredDataSource(old.settings()));
        OneConnection idle = new OneConnection(new ConfiguredDataSource(old.settings()));
        OneConnection good = new OneConnection(new ConfiguredDataSource(promoted.settings()))) {
      WatchedLoader.of(() -> load(idle)).load(); // so that it knows where it leads
      readFrom(good);
      assertThat(idle.isValid()).as("before anything was found").isTrue();
      redis.evict(LOOKUP.key());
      readFrom(used);
      assertThat(used.isValid()).isFalse();
      assertThat(idle.isValid()).as("which has misled nobody yet").isTrue();
      assertThat(good.isValid()).isTrue();
    }
  }

  @Test
  void a_connection_from_before_the_promotion_counts_from_then_on() throws Exception {
    try (OneConnection standby = new OneConnection(new ConfiguredDataSource(promoted.settings()))) {
      var loader = WatchedLoader.of(() -> load(standby));
      assertThat(loader.load()).contains(0);
      assertThat(loader.isFrom("")).as("a standby has no source").isFalse();
      promote();
      readFrom(standby);
      assertThat(held()).isEqualTo("V0");
      assertThat(standby.isValid()).isTrue();
    }
  }

  @Test
  void a_history_that_is_named_anew_costs_no_connection() throws Exception {
    promote();
    try (OneConnection connection =
        new OneConnection(new ConfiguredDataSource(promoted.settings()))) {
      readFrom(connection);
      execute(promoted.dataSource(), "DELETE FROM cache_history");
      trust();
      redis.evict(LOOKUP.key());
      readFrom(connection);
      assertThat(held()).as("before the pool has looked at the connection").isEqualTo("nothing");
      assertThat(connection.isValid()).isTrue();
      readFrom(connection);
      assertThat(held()).isEqualTo("V0");
    }
  }

  @Test
  void who_reads_from_no_database_that_is_known_stores_nothing() throws Exception {
    promote();
    readFrom(promoted.dataSource());
    assertThat(held()).isEqualTo("nothing");
  }

  @Test
  void a_restarted_server_is_not_given_up_while_the_cache_is_not_used() throws Exception {
    promote();
    promoted.stop();
    promoted.start();
    ConfiguredDataSource pool = new ConfiguredDataSource(promoted.settings());
    try (OneConnection first = new OneConnection(pool);
        OneConnection second = new OneConnection(pool)) {
      readFrom(first); // trust from before lasts
      time.advance(Duration.ofMinutes(1));
      readFrom(second); // past the cache
      assertThat(second.isValid()).as("to the only server there is").isTrue();
    }
  }

  private void promote() throws Exception {
    execute(promoted.dataSource(), "SELECT pg_promote()");
    trust();
  }

  private void trust() {
    for (int polls = 0; polls < 10; polls++) {
      cache.poll();
      time.advance(SECOND.dividedBy(2));
    }
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
  }

  private Optional<Integer> readFrom(DataSource source) throws Exception {
    return cache.read(LOOKUP, WatchedLoader.of(() -> load(source)));
  }

  private static Optional<Integer> load(DataSource source) {
    return new Database(source).first(ADMINS, row -> row.getInt(1));
  }

  private String held() {
    return InMemoryRedis.describe(redis.get(LOOKUP.key()));
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).as(String.join(" ", command)).isZero();
  }

  /** A pool of one. */
  private static final class OneConnection extends PGSimpleDataSource implements AutoCloseable {
    private static final long serialVersionUID = 1;
    private final transient Connection connection;

    OneConnection(ConfiguredDataSource source) throws SQLException {
      connection = source.getConnection();
    }

    @Override
    public Connection getConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              OneConnection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (self, method, arguments) -> {
                try {
                  return method.getName().equals("close")
                      ? null
                      : method.invoke(connection, (@Nullable Object[]) arguments);
                } catch (InvocationTargetException failure) {
                  throw failure.getCause();
                }
              });
    }

    /** What the pool asks before it hands the connection out. */
    boolean isValid() throws SQLException {
      return connection.isValid(1);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
