package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.HeldEpoch;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.Lookup;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Position;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of a dump are put back into the tables that are there, while workers run. */
class RestoredRowsTest {
  private static final Incarnation REDIS = new Incarnation("redis", "1");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Timings TIMINGS =
      new Timings(SECOND, Duration.ofSeconds(10), SECOND, SECOND, Duration.ofMillis(5), SECOND);
  private static final Key KEY = Key.of("admins", "all");
  private static final String WRITE = "UPDATE users SET is_admin = 1 - is_admin";

  private static PostgresServer server;

  private final FakeTime time = new FakeTime();
  private final InMemoryRedis redis = new InMemoryRedis("redis", time::millis);
  private final InMemoryRedis other = new InMemoryRedis("other", time::millis);
  private PostgresLog log;
  private PostgresEpochs epochs;

  /** How an operator puts rows back. */
  private enum Way {
    IN_ONE_TRANSACTION {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        connection.setAutoCommit(false);
        dump.empty(connection);
        dump.fill(connection, false);
        connection.commit();
      }
    },

    IN_ONE_TRANSACTION_WITHOUT_TRIGGERS {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        connection.setAutoCommit(false);
        dump.empty(connection);
        dump.fill(connection, true);
        connection.commit();
      }
    },

    INTO_EMPTIED_TABLES {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        dump.empty(connection);
        dump.fill(connection, false);
      }
    },

    INTO_EMPTIED_TABLES_WITHOUT_TRIGGERS {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        dump.empty(connection);
        dump.fill(connection, true);
      }
    },

    ONE_TABLE_AFTER_THE_OTHER {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        connection.setAutoCommit(false);
        for (String table : dump.rows().keySet()) {
          IN_ONE_TRANSACTION.putBack(dump.only(table), connection);
        }
      }
    },

    THE_EPOCH_ALONE {
      @Override
      void putBack(TableRows dump, Connection connection) throws Exception {
        IN_ONE_TRANSACTION.putBack(dump.only("cache_epoch"), connection);
      }
    };

    abstract void putBack(TableRows dump, Connection connection) throws Exception;
  }

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() throws Exception {
    execute(
        "SELECT cache_log_repair(); DELETE FROM cache_reign; TRUNCATE users CASCADE;"
            + " INSERT INTO users (id, username, password_hash, created_at)"
            + " VALUES (1, 'ada', '', 0)");
    log = new PostgresLog(server.dataSource(), List::of);
    epochs = new PostgresEpochs(server.dataSource());
    epochs.end(epochs.look());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THE_EPOCH_ALONE")
  void an_account_that_they_do_not_have_is_known_to_be_gone(Way way) throws Exception {
    log.read(Optional.empty(), REDIS);
    log.prune(Duration.ofHours(1)); // makes a mark, which the dump has as well
    TableRows dump = dump();
    execute("INSERT INTO users (id, username, password_hash, created_at) VALUES (2, 'eve', '', 0)");
    Position before = log.read(Optional.empty(), REDIS).next();
    putBack(dump, way);
    Reading reading = log.read(Optional.of(before), REDIS);
    assertThat(reading.gap() || reading.caches().contains("account"))
        .as("the account that is gone is told of")
        .isTrue();
    assertThat(log.read(Optional.of(reading.next()), REDIS).gap()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void who_reigned_then_does_not_reign_again(Way way) throws Exception {
    assertThat(epochs.start(epochs.look(), REDIS, SECOND)).isTrue();
    Epoch reign = epochs.look();
    TableRows dump = dump();
    epochs.end(reign);
    putBack(dump, way);
    Epoch after = epochs.look();
    assertThat(after.isVacant()).isTrue();
    assertThat(after.vacancy()).isNotEqualTo(reign.vacancy());
  }

  @ParameterizedTest
  @EnumSource
  void a_vacancy_that_somebody_knows_does_not_let_them_write_while_others_trust(Way way)
      throws Exception {
    Cache writer = over(redis);
    Cache reader = over(redis);
    writer.poll(); // which sees the vacancy
    TableRows dump = dump();
    time.advance(SECOND.multipliedBy(3));
    writer.poll();
    trusted(writer);
    trusted(reader);
    final int before = read(reader);
    putBack(dump, way);
    write(writer);
    assertThat(read(reader)).isEqualTo(1 - before);
  }

  @ParameterizedTest
  @EnumSource
  void a_redis_that_reigned_then_is_not_written_on_while_others_trust_the_present_one(Way way)
      throws Exception {
    Cache writer = over(redis);
    Cache reader = over(other);
    assertThat(epochs.start(epochs.look(), redis.incarnation(), SECOND)).isTrue();
    trusted(writer);
    TableRows dump = dump();
    epochs.end(epochs.look());
    assertThat(epochs.start(epochs.look(), other.incarnation(), SECOND)).isTrue();
    trusted(reader);
    final int before = read(reader);
    putBack(dump, way);
    writer.poll();
    write(writer);
    assertThat(read(reader)).isEqualTo(1 - before);
  }

  @Test
  void the_row_of_an_epoch_that_is_put_in_outlasts_all_trust() throws Exception {
    execute(
        "DELETE FROM cache_epoch;"
            + " INSERT INTO cache_epoch (number, source, trust) VALUES (7, '', '1 ms')");
    assertThat(epochs.look().trust()).isEqualTo(Duration.ofSeconds(2));
  }

  private Cache over(InMemoryRedis reached) {
    return Cache.of(
        Alone.ports(new InMemoryStore(reached), log, epochs, time), TIMINGS, new Statistics());
  }

  private static void trusted(Cache cache) {
    cache.poll();
    assertThat(cache.state().standing()).isEqualTo(Standing.TRUSTED);
  }

  private static int read(Cache cache) throws Exception {
    Lookup<Integer> lookup =
        new Lookup<>(KEY, new Policy(Optional.empty(), Optional.empty()), new NumberCodec());
    return cache.read(lookup, new FromHere()).orElseThrow();
  }

  private static final class FromHere implements Loader<Integer> {
    @Override
    public Optional<Integer> load() throws SQLException {
      try (Connection connection = server.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT sum(is_admin) FROM users")) {
        row.next();
        return Optional.of(row.getInt(1));
      }
    }

    @Override
    public boolean isFrom(String source) {
      return true; // the only server that there is
    }
  }

  private void write(Cache writer) throws Exception {
    try (OpenTransaction transaction = new OpenTransaction(server.dataSource());
        Statement statement = transaction.connection().createStatement()) {
      statement.execute(WRITE);
      Fence fence = writer.beforeCommit(Set.of(KEY), new HeldEpoch(transaction, epochs));
      transaction.commit();
      writer.afterCommit(fence);
    }
  }

  private static TableRows dump() throws Exception {
    return TableRows.of(server.dataSource());
  }

  private static void putBack(TableRows dump, Way way) throws Exception {
    try (Connection connection = server.dataSource().getConnection()) {
      way.putBack(dump, connection);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
