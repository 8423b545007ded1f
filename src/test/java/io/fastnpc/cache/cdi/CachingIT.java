package io.fastnpc.cache.cdi;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.cdi.Notes.Note;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.deployment.InContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the annotations do in the container, on real PostgreSQL and Redis. */
class CachingIT extends InContainer {
  private static final Sql EXTENSION =
      new Sql("extension", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  private static final Sql QUERIES =
      new Sql(
          "queries",
          "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements"
              + " WHERE query LIKE 'SELECT body FROM test_note%'");

  /**
   * Notes of each row, when its transaction commits, whether that one keeps epochs from starting.
   */
  private static final Sql WATCH =
      new Sql(
          "watch",
          """
          CREATE TABLE IF NOT EXISTS test_note_commit (id INT PRIMARY KEY, holds BOOLEAN);
          CREATE OR REPLACE FUNCTION test_note_commits() RETURNS TRIGGER LANGUAGE plpgsql AS $$
          BEGIN
            INSERT INTO test_note_commit (id, holds)
            SELECT new.id, EXISTS (
              SELECT FROM pg_locks
              WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
                AND mode = 'ShareLock'
                AND (classid::bigint << 32) + objid::bigint = 7237089326041333)
            ON CONFLICT (id) DO UPDATE SET holds = excluded.holds;
            RETURN NULL;
          END $$;
          DROP TRIGGER IF EXISTS watched ON test_note;
          CREATE CONSTRAINT TRIGGER watched AFTER INSERT OR UPDATE ON test_note
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION test_note_commits()
          """);

  private static final Sql HOLDS =
      new Sql("holds", "SELECT holds FROM test_note_commit WHERE id = :id");

  @Inject private Cache cache;

  @Inject private Statistics statistics;
  @Inject private Database database;
  @EJB private Notes notes;

  @BeforeEach
  void prepare() {
    database.update(EXTENSION);
    notes.createTable();
  }

  @Test
  void a_second_read_is_served_without_a_query() {
    whileInUse(
        id -> {
          notes.write(id, "once");
          long before = queries();
          assertThat(notes.read(id)).contains(new Note("once"));
          assertThat(queries()).isEqualTo(before + 1);
          assertThat(notes.read(id)).contains(new Note("once"));
          assertThat(queries()).isEqualTo(before + 1);
        });
  }

  @Test
  void the_transaction_that_commits_a_write_itself_keeps_epochs_from_starting() {
    database.update(WATCH);
    whileInUse(
        id -> {
          notes.write(id, "watched");
          assertThat(holds(id)).contains(true);
          notes.writeUncached(id, "as by psql");
          assertThat(holds(id)).contains(false);
        });
  }

  private Optional<Boolean> holds(int id) {
    return database.first(HOLDS, row -> row.getBoolean(1), arg("id", id));
  }

  @Test
  void absence_is_cached_and_ends_with_the_write() {
    whileInUse(
        id -> {
          long before = queries();
          assertThat(notes.read(id)).isEmpty();
          assertThat(notes.read(id)).isEmpty();
          assertThat(queries()).isEqualTo(before + 1);
          notes.write(id, "now");
          assertThat(notes.read(id)).contains(new Note("now"));
        });
  }

  @Test
  void several_evictions_on_one_method_all_happen() {
    whileInUse(
        id -> {
          notes.writeBoth(id, -id, "old");
          notes.read(id);
          notes.read(-id);
          notes.writeBoth(id, -id, "new");
          assertThat(notes.read(id)).contains(new Note("new"));
          assertThat(notes.read(-id)).contains(new Note("new"));
        });
  }

  @Test
  void statistics_are_counted_exactly() {
    whileInUse(
        id -> {
          notes.write(id, "counted");
          Counts before = statistics();
          notes.read(id);
          notes.read(id);
          notes.read(id);
          notes.write(id, "again");
          notes.read(id);
          Counts after = statistics();
          assertThat(after.reads() - before.reads()).isEqualTo(4);
          assertThat(after.of(Count.HITS) - before.of(Count.HITS)).isEqualTo(2);
          assertThat(after.of(Count.MISSES) - before.of(Count.MISSES)).isEqualTo(2);
          assertThat(after.of(Count.FILLS) - before.of(Count.FILLS)).isEqualTo(2);
          assertThat(after.of(Count.EVICTIONS) - before.of(Count.EVICTIONS)).isEqualTo(1);
        });
  }

  @Test
  void a_write_that_throws_is_rolled_back_and_evicts_nothing() {
    whileInUse(
        id -> {
          notes.write(id, "kept");
          notes.read(id);
          Counts before = statistics();
          assertThatExceptionOfType(Notes.Refused.class)
              .isThrownBy(() -> notes.writeAndRefuse(id, "lost"));
          assertThat(notes.read(id)).contains(new Note("kept"));
          assertThat(statistics().of(Count.HITS) - before.of(Count.HITS)).isEqualTo(1);
        });
  }

  @Test
  void a_read_in_a_transaction_sees_its_own_writes_and_publishes_nothing() {
    whileInUse(
        id -> {
          notes.write(id, "old");
          Counts before = statistics();
          assertThat(notes.writeAndRead(id, "new")).contains(new Note("new"));
          Counts after = statistics();
          assertThat(after.of(Count.FILLS)).isEqualTo(before.of(Count.FILLS));
          assertThat(bypasses(Bypass.TRANSACTION)).isGreaterThan(0);
          assertThat(notes.read(id)).contains(new Note("new"));
        });
  }

  /**
   * Runs {@code check} with a fresh id while the cache is in use. On a machine too busy for timely
   * polls the worker loses its trust for a moment, and reads rightly bypass the cache: then the
   * check proves nothing and is run again.
   */
  private void whileInUse(IntConsumer check) {
    while (true) {
      while (cache.state().standing() != Standing.TRUSTED) {
        Thread.onSpinWait();
      }
      long lapses = bypasses(Bypass.POLL_LATE);
      try {
        check.accept(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        return;
      } catch (AssertionError failure) {
        if (bypasses(Bypass.POLL_LATE) == lapses) {
          throw failure;
        }
      }
    }
  }

  private long bypasses(Bypass reason) {
    return statistics().bypasses().getOrDefault(reason, 0L);
  }

  private Counts statistics() {
    return statistics.snapshot().getOrDefault("test_note", Counts.NONE);
  }

  private long queries() {
    return database.first(QUERIES, row -> row.getLong(1)).orElseThrow();
  }
}
