package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.NumberCodec;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.Migrations;
import io.fastnpc.tools.servers.PostgresServer;
import io.fastnpc.tools.servers.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows that change while the log does not see it. */
class UnloggedChangesTest {
  private static final Key KEY = Key.of("user_settings", 1);
  private static final Policy FOR_EVER = new Policy(Optional.empty(), Optional.empty());
  private static final Duration FENCE = Duration.ofSeconds(10);
  private static final String CHANGE = "UPDATE user_settings SET ctx_max_chat = ctx_max_chat + 1";

  /** The SQL that {@code pg_restore --data-only --disable-triggers} sends. */
  private static final String RESTORE =
      "ALTER TABLE user_settings DISABLE TRIGGER ALL;"
          + CHANGE
          + "; ALTER TABLE user_settings ENABLE TRIGGER ALL";

  /** As in a dump of an earlier release. */
  private static final String UNKNOWN_TRIGGER =
      "CREATE TRIGGER cache_log_update_old AFTER UPDATE ON user_settings"
          + " FOR EACH STATEMENT EXECUTE FUNCTION cache_log_truncation('user_settings');";

  private static PostgresServer server;

  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);

  private Cache cache;

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
    execute("INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
    execute("INSERT INTO user_settings (user_id, updated_at, ctx_max_chat) VALUES (1, 0, 0)");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fill() throws Exception {
    execute("UPDATE user_settings SET ctx_max_chat = 0");
    cache = cacheOver(server.dataSource());
    time.advance(FENCE);
    cache.poll(); // sees that no epoch has been started, or that another Redis reigns
    cache.poll();
    time.advance(FENCE);
    cache.poll();
    assertThat(read()).isZero();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
  }

  private Cache cacheOver(DataSource source) {
    Timings timings =
        new Timings(
            Duration.ofMillis(1_500),
            FENCE,
            Duration.ofSeconds(3),
            Duration.ofMillis(250),
            Duration.ofMillis(5),
            Duration.ofSeconds(1));
    Ports ports =
        Alone.ports(
            new InMemoryStore(redis),
            new PostgresLog(source, List::of),
            new PostgresEpochs(source),
            time);
    return Cache.of(ports, timings, new Statistics());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RESTORE,
        "ALTER TABLE user_settings DISABLE TRIGGER cache_log_update;" + CHANGE,
        "ALTER TABLE user_settings ENABLE REPLICA TRIGGER cache_log_update;" + CHANGE,
        "DROP TRIGGER cache_log_update ON user_settings;" + CHANGE,
        "DROP TRIGGER cache_log_update ON user_settings;"
            + "CREATE TRIGGER cache_log_update AFTER UPDATE ON user_settings"
            + " FOR EACH STATEMENT EXECUTE FUNCTION cache_log_truncation('account');"
            + CHANGE,
        "CREATE OR REPLACE FUNCTION cache_log_settings() RETURNS trigger LANGUAGE plpgsql"
            + " SECURITY DEFINER AS 'BEGIN RETURN NULL; END';"
            + CHANGE,
        "DROP FUNCTION cache_log_settings CASCADE;" + CHANGE,
        UNKNOWN_TRIGGER + CHANGE,
        "ALTER TABLE user_settings RENAME TO old;"
            + "CREATE TABLE user_settings (LIKE old INCLUDING ALL);"
            + "INSERT INTO user_settings SELECT * FROM old;"
            + "DROP TABLE old;"
            + CHANGE
      })
  void are_not_answered_stale_before_or_after_the_repair(String changed) throws Exception {
    execute(changed);
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.LOG_INCOMPLETE);
    assertThat(read()).isEqualTo(1);
    time.advance(FENCE.minusMillis(1));
    cache.poll();
    assertThat(column("SELECT cache_log_defects()"))
        .as("not repaired while somebody may be at work")
        .isNotEmpty();
    time.advance(Duration.ofMillis(1));
    cache.poll();
    assertThat(column("SELECT cache_log_defects()")).as("repaired").isEmpty();
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read()).isEqualTo(1);
    execute(CHANGE);
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read()).as("logged again").isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE user_settings DISABLE TRIGGER cache_log_update;"
            + CHANGE
            + "; ALTER TABLE user_settings ENABLE ALWAYS TRIGGER cache_log_update",
        "ALTER TABLE user_settings ALTER ctx_max_chat TYPE INT USING ctx_max_chat + 1"
      })
  void are_noticed_also_where_all_is_right_again_before_anybody_looks(String changed)
      throws Exception {
    execute(changed);
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read()).isEqualTo(1);
  }

  @Test
  void are_not_repaired_while_the_defects_are_still_changing() throws Exception {
    for (String trigger : List.of("insert", "update", "delete")) {
      execute("DROP TRIGGER cache_log_%s ON user_settings".formatted(trigger));
      cache.poll();
      time.advance(FENCE.minusMillis(1));
      cache.poll();
    }
    assertThat(column("SELECT cache_log_defects()")).hasSize(3);
    time.advance(Duration.ofMillis(1));
    cache.poll();
    assertThat(column("SELECT cache_log_defects()")).isEmpty();
  }

  @Test
  void are_feared_where_a_trigger_is_unknown() throws Exception {
    execute(UNKNOWN_TRIGGER);
    assertThat(column("SELECT cache_log_defects()"))
        .containsExactly("table user_settings has an unknown trigger cache_log_update_old");
    execute("SELECT cache_log_repair()");
    assertThat(column("SELECT cache_log_defects()")).isEmpty();
  }

  @Test
  void are_noticed_by_a_worker_that_was_stopped_meanwhile() throws Exception {
    execute(RESTORE);
    new PostgresLog(server.dataSource(), List::of).repair();
    Cache next = cacheOver(server.dataSource());
    next.poll();
    assertThat(next.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read(next)).isEqualTo(1);
  }

  @Test
  void keep_the_cache_out_of_use_where_the_role_may_not_repair() throws Exception {
    String guest = "guest_" + UUID.randomUUID().toString().substring(0, 8);
    execute(
        ("CREATE ROLE %1$s LOGIN PASSWORD 'guest'; GRANT ALL ON ALL TABLES IN SCHEMA public TO"
                + " %1$s; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO %1$s")
            .formatted(guest));
    PGSimpleDataSource source = (PGSimpleDataSource) server.dataSource();
    source.setUser(guest);
    source.setPassword("guest");
    Cache weak = cacheOver(source);
    weak.poll();
    assertThat(weak.state().standing()).isEqualTo(Standing.TRUSTED);
    execute(RESTORE);
    for (int poll = 0; poll < 3; poll++) {
      weak.poll();
      assertThat(weak.state().standing()).isEqualTo(Standing.LOG_INCOMPLETE);
      assertThat(read(weak)).isEqualTo(1);
      time.advance(FENCE);
    }
    execute("SELECT cache_log_repair()"); // as the log line tells the owner
    weak.poll();
    assertThat(weak.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read(weak)).isEqualTo(1);
  }

  @Test
  void that_nobody_can_see_need_one_command() throws Exception {
    execute(
        "CREATE RULE lose AS ON INSERT TO cache_invalidation DO INSTEAD NOTHING;"
            + CHANGE
            + "; DROP RULE lose ON cache_invalidation");
    cache.poll();
    assertThat(read()).as("this cannot be seen").isZero();
    execute("SELECT cache_empty()");
    cache.poll();
    assertThat(cache.state().standing()).as("the epoch ends, too").isEqualTo(Standing.VACANT);
    time.advance(FENCE);
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read()).isEqualTo(1);
  }

  @Test
  void wait_for_a_writer_who_is_still_at_it() throws Exception {
    execute("ALTER TABLE user_settings DISABLE TRIGGER ALL");
    try (Connection writer = server.dataSource().getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(CHANGE);
      cache.poll();
      time.advance(FENCE);
      cache.poll();
      assertThat(cache.state().standing()).isEqualTo(Standing.LOG_INCOMPLETE);
      writer.commit();
    }
    time.advance(FENCE);
    cache.poll();
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
    assertThat(read()).isEqualTo(1);
  }

  private int read() throws Exception {
    return read(cache);
  }

  private static int read(Cache cache) throws Exception {
    return cache
        .read(
            new Lookup<>(KEY, FOR_EVER, new NumberCodec()),
            () ->
                column("SELECT ctx_max_chat FROM user_settings").stream()
                    .map(Integer::valueOf)
                    .findFirst())
        .orElseThrow();
  }

  private static List<String> column(String query) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
