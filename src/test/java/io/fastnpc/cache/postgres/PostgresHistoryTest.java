package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.database.Clusters;
import io.fastnpc.database.Migrations;
import io.fastnpc.tools.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that goes back in time, by each of the ways there are. */
class PostgresHistoryTest {
  private static final Incarnation REDIS = new Incarnation("redis", "1");

  private static final Duration RETENTION = Duration.ofHours(1);

  private Clusters clusters;
  private PostgresServer server;
  private PostgresLog log;

  @BeforeEach
  void begin() throws Exception {
    clusters = new Clusters("history");
    server = clusters.start("primary");
    new Migrations(server.settings()).run();
    log = new PostgresLog(server.dataSource(), List::of);
    execute("INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0)");
  }

  @AfterEach
  void end() throws Exception {
    clusters.close();
  }

  @Test
  void a_clean_restart_is_no_other_history() throws Exception {
    Position before = position();
    server.restart();
    assertThat(gapAt(before)).isFalse();
  }

  @Test
  void a_crash_is_another_history_since_commits_may_be_lost() throws Exception {
    execute("SET synchronous_commit = off; " + change());
    Position before = position();
    server.kill();
    server.start();
    assertThat(gapAt(before)).isTrue();
    assertThat(gapAt(position())).isFalse();
  }

  @Test
  void a_log_made_anew_is_another_history() throws Exception {
    Position before = position();
    execute(
        "ALTER TABLE cache_invalidation RENAME TO old_log;"
            + " CREATE TABLE cache_invalidation (LIKE old_log INCLUDING ALL);"
            + " DROP TABLE old_log");
    assertThat(gapAt(before)).isTrue();
    assertThat(gapAt(position())).isFalse();
  }

  @Test
  void a_database_restored_beside_the_old_one_is_another_history() throws Exception {
    Position before = position();
    execute("postgres", "CREATE DATABASE restored TEMPLATE fastnpc");
    PostgresLog restored = new PostgresLog(source(server, "restored"), List::of);
    assertThat(restored.read(Optional.of(before), REDIS).gap()).isTrue();
    Position there = restored.read(Optional.empty(), REDIS).next();
    assertThat(restored.read(Optional.of(there), REDIS).gap()).isFalse();
    assertThat(gapAt(before)).as("of the old one nothing has changed").isFalse();
  }

  @Test
  void what_a_dump_brought_from_a_cluster_that_had_come_further_does_not_count() throws Exception {
    execute(
        "UPDATE cache_history SET place = 'another cluster';"
            + " UPDATE cache_invalidation_floor SET xid = '900000000000';"
            + " INSERT INTO cache_invalidation (xid, cache, args)"
            + " VALUES ('900000000001', 'account', '{1}')");
    Position start = position();
    execute(change());
    Reading reading = log.read(Optional.of(start), REDIS);
    assertThat(reading.gap()).isFalse();
    assertThat(reading.keys()).hasSize(1);
    assertThat(log.read(Optional.of(reading.next()), REDIS).keys()).isEmpty();
  }

  @Test
  void what_a_dump_brings_after_a_poll_has_begun_the_history_does_not_count() throws Exception {
    execute(
        "DELETE FROM cache_history; DELETE FROM cache_invalidation_floor;"
            + " DELETE FROM cache_invalidation;"
            + " ALTER TABLE cache_history DROP CONSTRAINT cache_history_pkey");
    Position start = position(); // in the middle of the restore
    execute(
        "INSERT INTO cache_history (place) VALUES ('another cluster');"
            + " INSERT INTO cache_invalidation_floor (xid) VALUES ('900000000000');"
            + " INSERT INTO cache_invalidation (xid, cache, args)"
            + " VALUES ('900000000001', 'account', '{2}')");
    execute(change());
    Reading reading = log.read(Optional.of(start), REDIS);
    assertThat(reading.gap()).isFalse();
    assertThat(reading.keys()).containsExactly(Key.of("account", 1));
    log.prune(RETENTION);
    assertThat(count("cache_invalidation WHERE xid >= '900000000000'")).isZero();
    assertThat(count("cache_invalidation_floor WHERE xid = '0'")).isOne();
    assertThat(gapAt(reading.next())).isFalse();
  }

  @Test
  void two_names_are_another_history_than_one() throws Exception {
    Position before = position();
    execute(
        "ALTER TABLE cache_history DROP CONSTRAINT cache_history_pkey;"
            + " INSERT INTO cache_history (place) VALUES (cache_log_place())");
    assertThat(gapAt(before)).isTrue();
    Position two = position();
    assertThat(gapAt(two)).isFalse();
    execute("DELETE FROM cache_history WHERE ctid = (SELECT max(ctid) FROM cache_history)");
    assertThat(gapAt(two)).isTrue();
    assertThat(gapAt(position())).isFalse();
  }

  @Test
  void files_put_back_from_a_stopped_cluster_are_another_history() throws Exception {
    server.stop();
    clusters.copy("primary", "saved");
    server.start();
    execute("UPDATE cache_mark SET made_at = made_at - INTERVAL '1 minute'");
    log.prune(RETENTION);
    execute(change());
    Position before = position();
    server.stop();
    clusters.remove("primary");
    clusters.copy("saved", "primary");
    server.start();
    for (int transaction = 0; transaction < 50; transaction++) {
      execute(change()); // or the position would only be one from the future
    }
    assertThat(gapAt(before)).isTrue();
    assertThat(gapAt(position())).isFalse();
  }

  @Test
  void a_standby_answers_nothing_and_is_another_history_once_it_is_promoted() throws Exception {
    Position before = position();
    server.stop();
    clusters.copyAsStandby("primary", "standby");
    server.start();
    PostgresServer standby = clusters.start("standby");
    PostgresLog there = new PostgresLog(standby.dataSource(), List::of);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> there.read(Optional.of(before), REDIS));
    execute(standby.dataSource(), "SELECT pg_promote()");
    assertThat(there.read(Optional.of(before), REDIS).gap()).isTrue();
    assertThat(gapAt(before)).as("the old primary goes on").isFalse();
  }

  @Test
  void a_standby_knows_of_no_epoch_and_of_none_that_was_once_it_is_promoted() throws Exception {
    PostgresEpochs epochs = new PostgresEpochs(server.dataSource());
    assertThat(epochs.start(epochs.look(), REDIS, Duration.ofSeconds(1))).isTrue();
    Epoch before = epochs.look();
    server.stop();
    clusters.copyAsStandby("primary", "standby");
    server.start();
    PostgresServer standby = clusters.start("standby");
    PostgresEpochs there = new PostgresEpochs(standby.dataSource());
    try (OpenTransaction writer = new OpenTransaction(standby.dataSource())) {
      assertThatExceptionOfType(LogUnavailable.class).isThrownBy(there::look);
      assertThatExceptionOfType(LogUnavailable.class).isThrownBy(writer::epoch);
    }
    execute(standby.dataSource(), "SELECT pg_promote()");
    Epoch promoted = there.look();
    assertThat(promoted.isVacant()).isTrue();
    assertThat(promoted.vacancy()).isNotEqualTo(before.vacancy());
    Claim claim =
        new PostgresLog(standby.dataSource(), List::of).read(Optional.empty(), REDIS).claim();
    assertThat(claim.reigned()).isFalse();
    assertThat(claim.latest()).isEmpty();
    Epoch restarted = epochs.look();
    assertThat(restarted.isVacant()).as("the old primary, which was restarted").isTrue();
    assertThat(restarted.vacancy()).isNotEqualTo(promoted.vacancy());
  }

  private Position position() throws LogUnavailable {
    return log.read(Optional.empty(), REDIS).next();
  }

  private boolean gapAt(Position position) throws LogUnavailable {
    return log.read(Optional.of(position), REDIS).gap();
  }

  private int count(String rows) throws SQLException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String change() {
    return "UPDATE users SET is_admin = 1 - is_admin";
  }

  private void execute(String sql) throws SQLException {
    execute(server.dataSource(), sql);
  }

  private void execute(String database, String sql) throws SQLException {
    execute(source(server, database), sql);
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource source(PostgresServer server, String database) {
    PGSimpleDataSource source = (PGSimpleDataSource) server.dataSource();
    source.setDatabaseName(database);
    return source;
  }
}
