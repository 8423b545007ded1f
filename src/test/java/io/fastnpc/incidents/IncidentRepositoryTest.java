package io.fastnpc.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Standing;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.incidents.IncidentRepository.Call;
import io.fastnpc.incidents.Observer.Ticker;
import io.fastnpc.trouble.LogLines;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several workers make of what they see. */
class IncidentRepositoryTest {
  private static final Duration RETENTION = Duration.ofDays(90);

  private final Ticker ticker = new Ticker();
  private Database database;
  private IncidentRepository repository;
  private Observer first;
  private Observer second;

  @BeforeEach
  void two_workers() throws SQLException {
    database = new Database(TestDatabase.migrated().dataSource());
    repository = new IncidentRepository(database);
    first = new Observer(repository, "a:8080", ticker);
    second = new Observer(repository, "b:8080", ticker);
  }

  private void execute(String statement) {
    database.update(new Sql("test", statement));
  }

  /** Moves everything that is stored into the past. */
  private void age(Duration time) {
    for (String column : List.of("began_at", "ended_at", "noted_at")) {
      execute("UPDATE incident SET %1$s = %1$s - %2$d".formatted(column, time.toMillis()));
    }
    for (String column : List.of("began_at", "ended_at", "seen_at")) {
      execute("UPDATE incident_sighting SET %1$s = %1$s - %2$d".formatted(column, time.toMillis()));
    }
    for (String column : List.of("claimed_until", "done_at")) {
      execute("UPDATE incident_call SET %1$s = %1$s - %2$d".formatted(column, time.toMillis()));
    }
  }

  private List<Incident> all() {
    return repository.search(IncidentSearch.newest(100));
  }

  private Incident only() {
    assertThat(all()).hasSize(1);
    return all().get(0);
  }

  private static List<Kind> kinds(Incident incident) {
    return incident.chain().stream().map(Incident.Part::kind).toList();
  }

  @Test
  void what_two_workers_see_is_one_incident_until_neither_sees_it() {
    first.standing(Standing.STORE_UNAVAILABLE).counts(10, 0, 0).tick();
    second.standing(Standing.STORE_UNAVAILABLE).counts(5, 1, 1).tick();
    assertThat(kinds(only())).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
    assertThat(only().workers())
        .extracting(Incident.Concerned::name)
        .containsExactlyInAnyOrder("a:8080", "b:8080");
    first.standing(Standing.TRUSTED).counts(3, 0, 0).tick();
    assertThat(only().lasts()).isTrue();
    second.standing(Standing.TRUSTED).tick();
    assertThat(only().lasts()).isFalse();
    assertThat(only().reads()).isEqualTo(18);
    assertThat(only().failedWrites()).isEqualTo(1);
    assertThat(only().times()).isEqualTo(1);
  }

  @Test
  void a_clock_that_is_set_back_does_not_keep_incidents_from_being_noted() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    age(Duration.ofHours(-1)); // the clock is an hour back
    second.standing(Standing.STORE_UNAVAILABLE).tick();
    assertThat(all()).isNotEmpty();
    assertThat(all().stream().flatMap(it -> it.workers().stream()))
        .extracting(Incident.Concerned::name)
        .contains("b:8080");
  }

  @Test
  void workers_that_see_it_at_the_same_moment_open_one() {
    List<Observer> workers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      workers.add(new Observer(repository, "w-" + i, ticker));
    }
    workers.forEach(worker -> worker.standing(Standing.STORE_UNAVAILABLE).look());
    CompletableFuture.allOf(
            workers.stream()
                .map(worker -> CompletableFuture.runAsync(worker.writer::write))
                .toArray(CompletableFuture[]::new))
        .join();
    assertThat(only().workers()).hasSize(8);
  }

  @Test
  void what_happened_while_postgresql_was_away_is_stored_with_its_true_times() {
    first.postgres(false).standing(Standing.LOG_UNAVAILABLE).tick().tick();
    second.postgres(false).standing(Standing.LOG_UNAVAILABLE).tick().tick();
    ticker.advance(Duration.ofMinutes(10));
    first.look();
    second.look();
    assertThat(all()).isEmpty();
    first.postgres(true).standing(Standing.TRUSTED);
    second.postgres(true).standing(Standing.TRUSTED);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(first::tick), CompletableFuture.runAsync(second::tick))
        .join();
    assertThat(kinds(only())).containsExactly(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED);
    assertThat(only().lasts()).isFalse();
    assertThat(only().length(Instant.now()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(only().workers()).hasSize(2);
  }

  @Test
  void what_comes_back_within_a_minute_is_the_same_also_on_another_worker() {
    first.standing(Standing.POLL_LATE).tick();
    first.standing(Standing.TRUSTED).tick();
    first.standing(Standing.POLL_LATE).tick();
    first.standing(Standing.TRUSTED).tick();
    age(Duration.ofSeconds(50));
    second.standing(Standing.POLL_LATE).tick();
    assertThat(only().times()).isEqualTo(2);
    assertThat(only().lasts()).isTrue();
    second.standing(Standing.TRUSTED).tick();
    age(Duration.ofSeconds(70));
    new Observer(repository, "c:8080", ticker).standing(Standing.POLL_LATE).tick();
    assertThat(all()).hasSize(2);
  }

  @Test
  void what_was_over_long_before_is_another_one_however_late_a_worker_tells_of_it() {
    second.postgres(false).standing(Standing.POLL_LATE).look();
    second.standing(Standing.TRUSTED).look();
    ticker.advance(Duration.ofMinutes(10));
    first.standing(Standing.POLL_LATE).tick();
    second.postgres(true).tick();
    assertThat(all()).extracting(Incident::lasts).containsExactly(true, false);
    assertThat(all().get(0).length(Instant.now())).isLessThan(Duration.ofMinutes(1));
    assertThat(all().get(1).length(Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void what_was_over_before_joins_the_one_that_it_was_of_and_not_the_one_that_followed_soon() {
    second.postgres(false).standing(Standing.POLL_LATE).look();
    second.standing(Standing.TRUSTED).look();
    first.standing(Standing.LOG_INCOMPLETE).tick();
    first.standing(Standing.TRUSTED).tick();
    ticker.advance(Duration.ofSeconds(10));
    age(Duration.ofSeconds(10));
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    Instant began = all().get(0).chain().get(1).from();
    second.postgres(true).tick();
    assertThat(all()).hasSize(2);
    assertThat(all().get(0).chain().get(1).from()).isEqualTo(began);
    assertThat(all().get(0).workers()).hasSize(1);
    assertThat(all().get(1).workers()).hasSize(2);
  }

  @Test
  void the_time_of_an_incident_is_its_own_and_not_that_of_its_effects() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    ticker.advance(Duration.ofSeconds(10));
    age(Duration.ofSeconds(10));
    first.standing(Standing.VACANT).tick();
    ticker.advance(Duration.ofSeconds(30));
    age(Duration.ofSeconds(30));
    first.tick();
    assertThat(kinds(only())).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
    assertThat(only().lasts()).isTrue();
    assertThat(only().to()).isPresent();
    assertThat(only().length(Instant.now())).isLessThan(Duration.ofSeconds(15));
    first.standing(Standing.TRUSTED).tick();
    assertThat(only().lasts()).isFalse();
    assertThat(only().length(Instant.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void what_a_dead_worker_saw_is_over_when_it_said_so_last() {
    first.standing(Standing.POLL_LATE).tick();
    age(IncidentRepository.SILENCE.plusSeconds(5));
    second.writer.sweep();
    assertThat(only().lasts()).isTrue(); // PostgreSQL may have been away for the other one
    ticker.advance(IncidentRepository.SILENCE.plusSeconds(1));
    second.writer.sweep();
    assertThat(only().lasts()).isFalse();
    assertThat(only().length(Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void a_worker_that_was_only_slow_opens_it_again() {
    first.standing(Standing.POLL_LATE).tick();
    age(IncidentRepository.SILENCE.plusSeconds(5));
    repository.sweep();
    ticker.advance(IncidentWriter.SAYING);
    first.tick();
    assertThat(only().lasts()).isTrue();
  }

  @Test
  void a_worker_that_ends_does_not_leave_what_it_sees() {
    first.standing(Standing.POLL_LATE).tick();
    first.writer.close();
    assertThat(only().lasts()).isFalse();
  }

  @Test
  void an_effect_that_is_stored_before_its_cause_joins_its_chain() {
    first.standing(Standing.POLL_LATE).tick();
    assertThat(kinds(only())).containsExactly(Kind.CACHE_BYPASSED);
    first.standing(Standing.LOG_INCOMPLETE).tick();
    assertThat(kinds(only())).containsExactly(Kind.LOG_INCOMPLETE, Kind.CACHE_BYPASSED);
  }

  @Test
  void an_effect_that_goes_on_for_another_cause_joins_the_chain_of_that_one_on_all_workers() {
    for (Observer worker : List.of(first, second)) {
      worker.postgres(false).standing(Standing.LOG_UNAVAILABLE).look().look();
    }
    for (Observer worker : List.of(first, second)) {
      worker.postgres(true).standing(Standing.STORE_UNAVAILABLE).tick().tick();
    }
    assertThat(all()).hasSize(2);
    assertThat(all()).extracting(Incident::lasts).containsExactly(true, false);
    assertThat(all())
        .allSatisfy(incident -> assertThat(incident.workers()).hasSize(2))
        .extracting(IncidentRepositoryTest::kinds)
        .containsExactly(
            List.of(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED),
            List.of(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED));
  }

  @Test
  void searches_find_by_kind_state_time_and_worker() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    first.standing(Standing.TRUSTED).tick();
    age(Duration.ofHours(2));
    second.silent("c:9").tick();
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    assertThat(find(Optional.of(Kind.CACHE_BYPASSED), false, null, null, null)).hasSize(1);
    assertThat(find(Optional.of(Kind.REDIS_FULL), false, null, null, null)).isEmpty();
    assertThat(find(Optional.empty(), true, null, null, null))
        .extracting(Incident::kind)
        .containsExactly(Kind.WORKER_SILENT);
    assertThat(find(Optional.empty(), false, hourAgo, null, null)).hasSize(1);
    assertThat(find(Optional.empty(), false, null, hourAgo, null)).hasSize(1);
    assertThat(find(Optional.empty(), false, null, null, "a:8080")).hasSize(1);
    assertThat(find(Optional.empty(), false, null, null, "c:9")).hasSize(1);
    assertThat(find(Optional.empty(), false, null, null, "d:9")).isEmpty();
  }

  private List<Incident> find(
      Optional<Kind> kind,
      boolean lasting,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String worker) {
    return repository.search(
        new IncidentSearch(
            kind,
            lasting,
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(worker),
            Optional.empty(),
            100));
  }

  @Test
  void pages_neither_repeat_nor_leave_out_an_incident() {
    for (int i = 0; i < 25; i++) {
      first.silent("worker-" + i).tick();
    }
    List<Long> ids = new ArrayList<>();
    Optional<IncidentSearch.Place> before = Optional.empty();
    List<Incident> page;
    do {
      page =
          repository.search(
              new IncidentSearch(
                  Optional.empty(),
                  false,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  before,
                  10));
      for (Incident incident : page) {
        ids.add(incident.id().orElseThrow());
        before =
            Optional.of(
                new IncidentSearch.Place(incident.from().toEpochMilli(), incident.id().get()));
      }
    } while (!page.isEmpty());
    assertThat(ids).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void what_is_old_goes_with_its_chain_and_what_lasts_stays() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    first.standing(Standing.TRUSTED).tick();
    second.silent("c:9").tick();
    age(RETENTION.plusDays(1));
    first.writer.prune(RETENTION);
    assertThat(only().kind()).isEqualTo(Kind.WORKER_SILENT);
    assertThat(database.all(new Sql("test", "SELECT id FROM incident"), row -> row.getLong(1)))
        .hasSize(1);
  }

  @Test
  void what_cannot_be_stored_waits_and_is_said_once() {
    execute("ALTER TABLE incident RENAME TO elsewhere");
    try (LogLines lines = new LogLines(IncidentWriter.class.getName())) {
      first.standing(Standing.POLL_LATE).tick().tick().tick();
      assertThat(lines.soFar())
          .singleElement()
          .asString()
          .contains("Incidents cannot be kept", "wait in memory");
    }
    execute("ALTER TABLE elsewhere RENAME TO incident");
    first.tick();
    assertThat(only().lasts()).isTrue();
  }

  @Test
  void what_postgresql_goes_on_to_refuse_is_said_once_too() {
    execute("ALTER TABLE incident_sighting ADD CONSTRAINT none CHECK (times < 0)");
    try (LogLines lines = new LogLines(IncidentWriter.class.getName())) {
      first.standing(Standing.POLL_LATE).tick();
      assertThat(lines.soFar()).isEmpty(); // another worker may have been faster
      first.tick().tick();
      assertThat(lines.soFar()).singleElement().asString().contains("Incidents cannot be kept");
    }
    execute("ALTER TABLE incident_sighting DROP CONSTRAINT none");
    first.tick();
    assertThat(only().lasts()).isTrue();
  }

  @Test
  void calls_are_claimed_once_and_again_after_a_minute() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    assertThat(repository.claim()).isEmpty(); // it may pass, and its cause may be noticed yet
    age(Duration.ofSeconds(6));
    Optional<Call> call = repository.claim();
    assertThat(call.map(Call::state)).contains("opened");
    assertThat(repository.claim()).isEmpty();
    age(Duration.ofSeconds(61)); // whoever claimed it has died
    second.standing(Standing.STORE_UNAVAILABLE).tick();
    assertThat(repository.claim()).isEqualTo(call);
    repository.made(call.orElseThrow(), "taken");
    age(Duration.ofSeconds(61));
    assertThat(repository.claim()).isEmpty(); // it lasts
    first.standing(Standing.TRUSTED).tick();
    second.standing(Standing.TRUSTED).tick();
    assertThat(repository.claim()).isEmpty(); // it may come back
    age(Duration.ofSeconds(61));
    assertThat(repository.claim().map(Call::state)).contains("closed");
    assertThat(repository.claim()).isEmpty();
  }

  @Test
  void an_incident_says_that_the_webhook_did_not_take_a_call() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    age(Duration.ofSeconds(6));
    Call call = repository.claim().orElseThrow();
    repository.made(call, Courier.TAKEN);
    assertThat(only().untold()).isFalse();
    repository.made(call, Courier.GIVEN_UP);
    assertThat(only().untold()).isTrue();
  }

  @Test
  void many_workers_that_claim_at_the_same_moment_get_one_call() {
    first.standing(Standing.STORE_UNAVAILABLE).tick();
    age(Duration.ofSeconds(6));
    List<CompletableFuture<Optional<Call>>> claims = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      claims.add(CompletableFuture.supplyAsync(repository::claim));
    }
    assertThat(claims.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void what_was_over_long_before_anybody_listened_is_not_told() {
    first.standing(Standing.POLL_LATE).tick();
    first.standing(Standing.TRUSTED).tick();
    age(Duration.ofMinutes(11));
    assertThat(repository.claim()).isEmpty();
  }

  @Test
  void what_passes_in_less_than_five_seconds_is_not_told() {
    first.standing(Standing.POLL_LATE).tick();
    first.standing(Standing.TRUSTED).tick();
    age(Duration.ofSeconds(30));
    assertThat(repository.claim()).isEmpty();
    first.standing(Standing.POLL_LATE).tick(); // it came back
    first.standing(Standing.TRUSTED).tick();
    age(Duration.ofSeconds(6));
    assertThat(repository.claim().map(Call::state)).contains("opened");
  }

  @Test
  void what_is_over_already_is_told_if_it_lasted_with_its_effects() {
    first.redis("two").standing(Standing.VACANT).tick(); // a Redis that changed does not last
    age(Duration.ofSeconds(6));
    ticker.advance(Duration.ofSeconds(6));
    first.standing(Standing.TRUSTED).redis("three").tick();
    age(Duration.ofSeconds(6));
    assertThat(repository.claim().map(Call::state)).contains("opened");
  }

  @Test
  void the_end_is_told_of_what_lasted_for_months() {
    first.silent("c:9").tick();
    age(Duration.ofSeconds(6));
    repository.made(repository.claim().orElseThrow(), Courier.TAKEN);
    age(Duration.ofDays(40));
    first.silent().tick();
    age(Duration.ofMinutes(2));
    assertThat(repository.claim().map(Call::state)).contains("closed");
  }

  @Test
  void what_is_old_stays_until_its_end_was_told() {
    first.silent("c:9").tick();
    age(Duration.ofSeconds(6));
    repository.made(repository.claim().orElseThrow(), Courier.TAKEN);
    first.silent().tick();
    age(RETENTION.plusHours(1)); // nobody could tell, or prune, meanwhile
    first.writer.prune(RETENTION);
    Call closed = repository.claim().orElseThrow();
    assertThat(closed.state()).isEqualTo("closed");
    repository.made(closed, Courier.TAKEN);
    first.writer.prune(RETENTION);
    assertThat(all()).isEmpty();
  }

  @Test
  void a_look_that_ends_after_the_worker_has_left_opens_nothing_again() {
    first.standing(Standing.POLL_LATE).tick();
    first.writer.close();
    first.tick();
    assertThat(only().lasts()).isFalse();
  }
}
