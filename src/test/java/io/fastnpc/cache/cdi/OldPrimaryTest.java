package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.Clusters;
import io.fastnpc.database.ConfiguredDataSource;
import io.fastnpc.database.Database;
import io.fastnpc.database.Migrations;
import io.fastnpc.database.OneConnection;
import io.fastnpc.database.Sql;
import io.fastnpc.tools.servers.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A standby is promoted and the old primary lives on: connections of the pool reach either. */
class OldPrimaryTest {
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

  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);

  private Clusters clusters;
  private PostgresServer old;
  private PostgresServer promoted;
  private Cache cache;

  @BeforeEach
  void begin() throws Exception {
    clusters = new Clusters("old-primary");
    old = clusters.start("old");
    new Migrations(old.settings()).run();
    execute(
        old.dataSource(),
        "INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
    execute(old.dataSource(), "SELECT cache_begin_history()"); // as its polls did
    old.stop();
    clusters.copyAsStandby("old", "standby");
    old.start();
    promoted = clusters.start("standby");
    cache =
        Cache.of(
            Alone.ports(
                new InMemoryStore(redis),
                new PostgresLog(promoted.dataSource(), List::of),
                new PostgresEpochs(promoted.dataSource()),
                time),
            TIMINGS,
            new Statistics());
  }

  @AfterEach
  void end() throws IOException {
    clusters.close();
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
    try (OneConnection used = oneConnection(old);
        OneConnection idle = oneConnection(old);
        OneConnection good = oneConnection(promoted)) {
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
    try (OneConnection standby = oneConnection(promoted)) {
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
    try (OneConnection connection = oneConnection(promoted)) {
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
    try (OneConnection first = oneConnection(promoted);
        OneConnection second = oneConnection(promoted)) {
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

  private static OneConnection oneConnection(PostgresServer server) throws SQLException {
    return new OneConnection(new ConfiguredDataSource(server.settings()).getConnection());
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
