package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.contract.EpochContract;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of its own, which is restarted and killed. */
class PostgresEpochsTest extends EpochContract {
  private static final String LOCK = "7237089326041333";
  private static final String TURN = "7237089326041334";

  private static PostgresServer server;

  private final List<OpenTransaction> open = new ArrayList<>();

  @BeforeAll
  static void start() throws SQLException {
    server = Servers.newPostgres();
    new Migrations(server.settings()).run();
    // What is committed without waiting for the disk stays where a crash loses it.
    execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
    execute("SELECT pg_reload_conf()");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Epochs epochs() throws SQLException {
    execute(
        "DELETE FROM cache_reign; DELETE FROM cache_epoch;"
            + " INSERT INTO cache_epoch (number, source, trust) VALUES (0, '', '2 s')");
    return new PostgresEpochs(server.dataSource());
  }

  @Override
  protected InvalidationLog log() {
    return new PostgresLog(server.dataSource(), List::of);
  }

  @AfterEach
  void rollBackWhatIsOpen() throws SQLException {
    for (OpenTransaction transaction : open) {
      transaction.close();
    }
  }

  @Override
  protected Writer begin() throws SQLException {
    OpenTransaction transaction = new OpenTransaction(server.dataSource());
    open.add(transaction);
    return new Writer() {
      @Override
      public Epoch epoch() throws LogUnavailable {
        return transaction.epoch();
      }

      @Override
      public void commit() throws SQLException {
        transaction.commit();
      }
    };
  }

  @Override
  protected void pass(Duration time) throws SQLException {
    String interval = "INTERVAL '" + time.toMillis() + " ms'";
    execute(
        "UPDATE cache_epoch SET begun_at = begun_at - %1$s, confirmed_at = confirmed_at - %1$s,"
                .formatted(interval)
            + " vacant_until = vacant_until - "
            + interval);
    execute(
        "SELECT setval('cache_epoch_confirmed', greatest(last_value - %d, 0))"
                .formatted(time.toMillis())
            + " FROM cache_epoch_confirmed");
  }

  @Override
  protected Duration hold() {
    return Duration.ofMillis(
        Long.parseLong(first("SELECT (extract(epoch FROM hold) * 1000)::bigint FROM cache_epoch")));
  }

  @Override
  protected void restart() {
    server.restart();
  }

  @Override
  protected void crash() {
    server.kill();
    server.start();
  }

  @Test
  void a_write_that_waited_for_the_lock_reads_what_was_committed_meanwhile() throws Exception {
    epochs().look();
    try (Connection starter = server.dataSource().getConnection()) {
      starter.setAutoCommit(false);
      run(starter, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
      run(
          starter,
          "UPDATE cache_epoch SET number = 1, id = gen_random_uuid(), incarnation = 'one/1',"
              + " source = cache_epoch_source()");
      Writer writer = begin();
      CompletableFuture<Epoch> read = CompletableFuture.supplyAsync(() -> epoch(writer));
      while (!waitsForTheLock()) {
        Thread.onSpinWait();
      }
      starter.commit();
      assertThat(read.get().reigning()).contains(ONE);
    }
  }

  @Test
  void an_epoch_is_started_at_the_level_that_all_connected_workers_know() throws Exception {
    Epochs epochs = epochs();
    while (!first(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'fastnpc cache%'")
        .equals("0")) {
      Thread.onSpinWait(); // sessions of other tests end a moment after their connections
    }
    assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
    assertThat(epochs.look().level()).as("no worker is connected").isEqualTo(1);
    try (Connection worker = connected("fastnpc cache 2")) {
      epochs.end(epochs.look());
      assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
      assertThat(epochs.look().level()).isEqualTo(2);
      assertThat(editions()).isEqualTo(2);
      try (Connection older = connected("fastnpc cache");
          Connection newer = connected("fastnpc cache 3")) {
        assertThat(editions()).isEqualTo(1);
        epochs.end(epochs.look());
        assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
        assertThat(epochs.look().level()).isEqualTo(1);
        assertThat(newer.isClosed() || older.isClosed() || worker.isClosed()).isFalse();
      }
    }
  }

  @Test
  void a_worker_of_the_release_before_starts_at_its_own_level() throws Exception {
    Epochs epochs = epochs();
    epochs.look();
    try (Connection worker = connected("fastnpc cache 2")) {
      run(
          worker,
          "SELECT cache_epoch_start(id, cache_epoch_source(), 'one/1', '1 s') FROM cache_epoch");
      assertThat(epochs.look().reigning()).isPresent();
      assertThat(epochs.look().level()).isEqualTo(1);
    }
  }

  @Test
  void an_epoch_ends_in_which_the_only_workers_left_may_not_write() throws Exception {
    Epochs epochs = epochs();
    try (Connection newer = connected("fastnpc cache 2")) {
      assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
      Epoch reign = epochs.look();
      assertThat(reign.level()).isEqualTo(2);
      run(newer, "SELECT cache_epoch_confirm(id) FROM cache_epoch");
      assertThat(epochs.look()).isEqualTo(reign);
    }
    try (Connection older = connected("fastnpc cache")) {
      run(older, "SELECT cache_epoch_confirm(id) FROM cache_epoch"); // as it has always done
      assertThat(epochs.look().isVacant()).isTrue();
      run(
          older,
          "SELECT cache_epoch_start(id, cache_epoch_source(), 'one/1', '1 s') FROM cache_epoch");
      assertThat(epochs.look().level()).isEqualTo(1);
    }
  }

  @Test
  void workers_of_the_release_before_hear_of_confirmations() throws Exception {
    Epoch reign = started(ONE);
    pass(Duration.ofMinutes(1));
    String unconfirmed =
        "SELECT clock_timestamp() - confirmed_at > INTERVAL '30 s' FROM cache_epoch_now()";
    assertThat(first(unconfirmed)).isEqualTo("t");
    new PostgresEpochs(server.dataSource()).confirm(reign);
    assertThat(first(unconfirmed)).isEqualTo("f");
  }

  private static Connection connected(String application) throws SQLException {
    PGSimpleDataSource named = new PGSimpleDataSource();
    PGSimpleDataSource whole = (PGSimpleDataSource) server.dataSource();
    named.setUrl(String.valueOf(whole.getUrl()));
    named.setUser(whole.getUser());
    named.setPassword(whole.getPassword());
    named.setApplicationName(application);
    return named.getConnection();
  }

  private int editions() throws LogUnavailable {
    return log().read(Optional.empty(), ONE).claim().edition();
  }

  /** The same in one statement, which is why it is not done so. */
  @Test
  void one_statement_for_lock_and_epoch_would_read_what_was_before() throws Exception {
    epochs().look();
    try (Connection starter = server.dataSource().getConnection()) {
      starter.setAutoCommit(false);
      run(starter, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
      run(starter, "UPDATE cache_epoch SET number = 1");
      CompletableFuture<String> read =
          CompletableFuture.supplyAsync(
              () ->
                  first(
                      "WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared("
                          + LOCK
                          + ")) SELECT number FROM held, cache_epoch_now()"));
      while (!waitsForTheLock()) {
        Thread.onSpinWait();
      }
      starter.commit();
      assertThat(read.get()).isEqualTo("0");
    }
  }

  @Test
  void a_start_waits_for_commits_for_a_tenth_of_a_second_only() {
    assertThat(first("SELECT proconfig FROM pg_proc WHERE proname = 'cache_epoch_start'"))
        .isEqualTo("{lock_timeout=100ms}");
  }

  @Test
  void one_starter_at_a_time_waits_for_commits() throws Exception {
    Epochs epochs = epochs();
    Epoch vacant = epochs.look();
    try (Connection another = server.dataSource().getConnection()) {
      another.setAutoCommit(false);
      run(another, "SELECT pg_advisory_xact_lock(" + TURN + ")");
      assertThat(epochs.start(vacant, ONE, TRUST)).isFalse();
    }
    assertThat(epochs.start(vacant, ONE, TRUST)).isTrue();
  }

  @Test
  void a_write_in_a_transaction_of_another_isolation_is_refused() throws Exception {
    OpenTransaction transaction = new OpenTransaction(server.dataSource());
    open.add(transaction);
    transaction.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(transaction::epoch)
        .withMessageContaining("must be READ COMMITTED, not REPEATABLE READ");
  }

  @Test
  void starts_and_ends_outlast_a_crash_although_commits_do_not_wait_for_the_disk()
      throws Exception {
    assertThat(first("SHOW synchronous_commit")).isEqualTo("off");
    Epoch reign = started(ONE);
    crash();
    assertThat(first("SELECT number FROM cache_epoch")).isEqualTo("1");
    assertThat(first("SELECT id FROM cache_epoch")).isEqualTo(reign.id());
    new PostgresEpochs(server.dataSource()).look();
    Epoch next = started(TWO);
    new PostgresEpochs(server.dataSource()).end(next);
    String ended = first("SELECT id FROM cache_epoch");
    crash();
    assertThat(first("SELECT id FROM cache_epoch")).isEqualTo(ended);
  }

  @Test
  void confirmations_leave_nothing_behind_that_a_long_transaction_would_keep() throws Exception {
    Epoch reign = started(ONE);
    String row = first("SELECT ctid::text || xmin FROM cache_epoch");
    Duration second = Duration.ofMillis(1_001);
    for (int seconds = 0; seconds < 5; seconds++) {
      execute(
          "SELECT setval('cache_epoch_confirmed', greatest(last_value - %d, 0))"
                  .formatted(second.toMillis())
              + " FROM cache_epoch_confirmed");
      new PostgresEpochs(server.dataSource()).confirm(reign);
    }
    assertThat(claim(ONE).unconfirmed()).isLessThan(second);
    assertThat(first("SELECT ctid::text || xmin FROM cache_epoch")).isEqualTo(row);
  }

  @Test
  void of_many_workers_one_confirms_in_a_second() throws Exception {
    Epochs epochs = epochs();
    Epoch reign = started(ONE);
    pass(Duration.ofMinutes(1));
    epochs.confirm(reign);
    String first = first("SELECT last_value FROM cache_epoch_confirmed");
    execute("SELECT pg_sleep(0.01)"); // or another confirmation might be of the same millisecond
    epochs.confirm(reign);
    assertThat(first("SELECT last_value FROM cache_epoch_confirmed")).isEqualTo(first);
  }

  @Test
  void confirmations_count_after_the_clock_was_set_back() throws Exception {
    Epochs epochs = epochs();
    Epoch reign = started(ONE);
    epochs.confirm(reign);
    pass(Duration.ofHours(-1));
    assertThat(claim(ONE).unconfirmed()).isGreaterThan(Duration.ofMinutes(30));
    epochs.confirm(reign);
    assertThat(claim(ONE).unconfirmed()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void a_name_of_the_history_that_was_brought_from_elsewhere_is_no_source_once_a_poll_has_seen_it()
      throws Exception {
    Epoch reign = started(ONE);
    execute("UPDATE cache_history SET place = 'another cluster'");
    Epoch polled = log().read(Optional.empty(), ONE).epoch();
    assertThat(polled.isVacant()).isTrue();
    assertThat(polled.vacancy()).isNotEqualTo(reign.vacancy());
    assertThat(epochs().look().source()).isEqualTo(polled.source());
  }

  @Test
  void a_copy_of_the_database_in_the_same_cluster_has_another_source() throws Exception {
    Epochs epochs = epochs();
    Epoch reign = started(ONE);
    Epoch vacant = epochs.end(reign);
    org.postgresql.ds.PGSimpleDataSource admin =
        (org.postgresql.ds.PGSimpleDataSource) server.dataSource();
    String name = admin.getDatabaseName();
    admin.setDatabaseName("template1");
    try (Connection connection = admin.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS copied");
      statement.execute("CREATE DATABASE copied TEMPLATE \"" + name + "\"");
    }
    org.postgresql.ds.PGSimpleDataSource copy =
        (org.postgresql.ds.PGSimpleDataSource) server.dataSource();
    copy.setDatabaseName("copied");
    assertThat(new PostgresEpochs(copy).look().vacancy()).isNotEqualTo(vacant.vacancy());
  }

  @Test
  void a_second_name_that_a_restore_left_does_not_keep_the_cache_unused() throws Exception {
    epochs();
    started(ONE);
    execute("ALTER TABLE cache_history DROP CONSTRAINT cache_history_pkey");
    try {
      execute("INSERT INTO cache_history (place) VALUES ('another cluster')");
      Epoch polled = log().read(Optional.empty(), ONE).epoch();
      Epochs row = new PostgresEpochs(server.dataSource());
      assertThat(polled.source()).isEqualTo(row.look().source());
      if (polled.isVacant()) {
        pass(Duration.ofSeconds(30));
        assertThat(row.start(polled, ONE, Duration.ofSeconds(2))).isTrue();
      }
    } finally {
      execute(
          "DELETE FROM cache_history WHERE place = 'another cluster';"
              + " ALTER TABLE cache_history ADD PRIMARY KEY (only_row)");
    }
  }

  @Test
  void a_number_that_comes_again_is_no_obstacle() throws Exception {
    Epochs epochs = epochs();
    execute("INSERT INTO cache_reign (number, incarnation, source) VALUES (1, 'x/y', 'elsewhere')");
    assertThat(epochs.start(epochs.look(), ONE, TRUST)).isTrue();
    assertThat(claim(ONE).reigned()).isTrue();
  }

  @Test
  void an_epoch_that_has_lost_its_row_says_how_to_get_it_back() throws Exception {
    Epochs epochs = epochs();
    String cure =
        "INSERT INTO cache_epoch (number, source, trust)"
            + " SELECT coalesce(max(number), 0), '', '2 s' FROM cache_reign";
    execute("DELETE FROM cache_epoch");
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(epochs::look)
        .withMessageContaining(cure);
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> claim(ONE))
        .withMessageContaining(cure);
    execute(cure);
    assertThat(epochs.look().isVacant()).isTrue();
  }

  private static Epoch epoch(Writer writer) {
    try {
      return writer.epoch();
    } catch (LogUnavailable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static boolean waitsForTheLock() {
    return first("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .equals("1");
  }

  private static String first(String query) {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.dataSource().getConnection()) {
      run(connection, sql);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_vacancy_from_before_the_clock_was_set_back_is_not_waited_out() throws Exception {
    Epochs epochs = epochs();
    execute("UPDATE cache_epoch SET vacant_until = clock_timestamp() + INTERVAL '1 hour'");
    assertThat(epochs.start(epochs.look(), new Incarnation("run", "replid"), Duration.ofSeconds(1)))
        .isTrue();
  }

  @Test
  void a_worker_of_which_nobody_knows_the_edition_is_of_the_first() throws Exception {
    Epochs epochs = epochs();
    for (String name : List.of("fastnpc cache 99999999999", "fastnpc cache 0", "fastnpc cache x")) {
      try (Connection strange = connected(name);
          Connection worker = connected("fastnpc cache 2")) {
        assertThat(strange.isValid(1) && worker.isValid(1)).isTrue();
        assertThat(
                epochs.start(
                    epochs.look(), new Incarnation("run", "replid"), Duration.ofSeconds(1)))
            .isTrue();
        Epoch epoch = epochs.look();
        assertThat(epoch.level()).as(name).isEqualTo(1);
        epochs.end(epoch);
      }
    }
  }
}
