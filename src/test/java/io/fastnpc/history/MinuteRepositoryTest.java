package io.fastnpc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.database.Database;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.json.Json;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Troubles;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MinuteRepositoryTest {
  private static final long MINUTE = 60_000;

  private final AtomicLong clock = new AtomicLong(30_000_000 * MINUTE + 20_000);

  private TestDatabase server;
  private MinuteRepository repository;

  @BeforeEach
  void nothing_stored() throws SQLException {
    server = TestDatabase.migrated();
    repository = new MinuteRepository(new Database(server.dataSource()), Json.mapper());
  }

  /** A worker that counts and stores. */
  private final class Person {
    final UUID id = UUID.randomUUID();
    final SortedMap<String, Long> hits = new TreeMap<>(Map.of("settings", 0L, "things", 0L));
    final Minutes minutes = new Minutes(this::ledger, clock::get);
    final MinuteWriter writer =
        new MinuteWriter(
            minutes,
            repository,
            new WorkerLife(id, "here-1", "2.0", clock.get()),
            Troubles.onSystemClock());

    private SortedMap<String, Tally> ledger() {
      SortedMap<String, Tally> ledger = new TreeMap<>();
      hits.forEach(
          (cache, count) ->
              ledger.put(
                  cache,
                  new Tally(
                      new Counts(Map.of(Count.HITS, count), Map.of()), Spans.NONE, Spans.NONE)));
      return ledger;
    }

    void hits(String cache, long count) {
      hits.merge(cache, count, Long::sum);
    }
  }

  private void next(int minutes) {
    clock.addAndGet(minutes * MINUTE);
  }

  private List<Long> hits(Choice choice) {
    return repository.between(0, Integer.MAX_VALUE, choice).values().stream()
        .map(parts -> parts.values().stream().reduce(Reads.NONE, Reads::plus).hits())
        .toList();
  }

  @Test
  void a_minute_is_kept_of_each_worker_and_cache_also_where_nothing_was_read() {
    Person ada = new Person();
    Person bob = new Person();
    ada.hits("things", 3);
    ada.hits("settings", 4);
    bob.hits("things", 50);
    next(1);
    ada.writer.write();
    bob.writer.write();
    next(1);
    ada.writer.write();
    assertThat(hits(Choice.ALL)).containsExactly(57L, 0L);
    assertThat(hits(new Choice(Optional.of("things"), Optional.empty()))).containsExactly(53L, 0L);
    assertThat(hits(new Choice(Optional.empty(), Optional.of(bob.id)))).containsExactly(50L);
    assertThat(repository.workers()).extracting(WorkerLife::id).contains(ada.id, bob.id);
  }

  @Test
  void minutes_without_a_worker_are_missing() {
    Person ada = new Person();
    next(1);
    ada.writer.write();
    next(10);
    ada.hits("things", 1);
    ada.writer.write();
    next(1);
    ada.writer.write();
    assertThat(repository.between(0, Integer.MAX_VALUE, Choice.ALL).keySet())
        .containsExactly(30_000_000L, 30_000_001L, 30_000_011L);
  }

  @Test
  void writing_again_counts_once() {
    Person ada = new Person();
    ada.hits("things", 3);
    next(1);
    ada.minutes.note();
    List<Minutes.Row> rows = ada.minutes.oldest(60);
    WorkerLife life = new WorkerLife(ada.id, "here-1", "2.0", 0);
    repository.write(rows, life); // and the answer to the commit is lost
    repository.write(rows, life);
    assertThat(hits(Choice.ALL)).containsExactly(3L);
  }

  @Test
  void a_minute_into_which_the_clock_steps_back_has_all_of_it() {
    Person ada = new Person();
    ada.hits("things", 3);
    next(1);
    ada.writer.write();
    ada.hits("things", 10);
    next(-1);
    ada.writer.write();
    ada.hits("things", 4);
    next(1);
    ada.writer.write();
    next(1);
    ada.writer.write();
    assertThat(hits(Choice.ALL)).containsExactly(7L, 10L);
  }

  @Test
  void what_postgres_did_not_take_is_sent_when_it_is_back() throws SQLException {
    Person ada = new Person();
    server.run("ALTER TABLE cache_minute RENAME TO away");
    try (LogLines log = new LogLines(MinuteWriter.class.getName())) {
      for (int minute = 0; minute < 150; minute++) {
        ada.hits("things", 1);
        next(1);
        ada.writer.write();
      }
      assertThat(log.soFar()).anyMatch(line -> line.contains("The history cannot be kept"));
    }
    server.run("ALTER TABLE away RENAME TO cache_minute");
    ada.writer.write();
    assertThat(hits(Choice.ALL)).hasSize(150).containsOnly(1L);
    assertThat(ada.minutes.oldest(1)).isEmpty();
  }

  @Test
  void a_day_at_most_waits_in_memory() {
    Person ada = new Person();
    for (int minute = 0; minute < 2000; minute++) {
      next(1);
      ada.minutes.note();
    }
    assertThat(ada.minutes.oldest(10_000)).hasSize(1440 * 2);
  }

  @Test
  void the_end_of_a_worker_stores_the_running_minute() {
    Person ada = new Person();
    ada.hits("things", 7);
    ada.writer.close();
    assertThat(hits(Choice.ALL)).containsExactly(7L);
  }

  @Test
  void what_is_older_than_a_day_goes_with_its_workers() throws SQLException {
    long now = System.currentTimeMillis();
    clock.set(now - 1500 * MINUTE);
    Person ada = new Person();
    next(1);
    ada.writer.write();
    clock.set(now - MINUTE);
    Person bob = new Person();
    next(1);
    bob.writer.write();
    bob.writer.prune();
    assertThat(server.column("SELECT DISTINCT worker FROM cache_minute"))
        .containsExactly(bob.id.toString());
    assertThat(repository.workers()).extracting(WorkerLife::id).containsExactly(bob.id);
  }
}
