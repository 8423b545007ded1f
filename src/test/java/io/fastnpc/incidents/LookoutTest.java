package io.fastnpc.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Standing;
import io.fastnpc.database.Database;
import io.fastnpc.incidents.Observer.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What one worker sees, before anything is stored. */
class LookoutTest {
  private final Ticker ticker = new Ticker();
  private final Observer worker = new Observer(nowhere(), "a", ticker);

  private static IncidentRepository nowhere() {
    DataSource unused = new PGSimpleDataSource();
    return new IncidentRepository(new Database(unused));
  }

  private List<Incident> incidents() {
    return worker.own.firsts().stream().map(worker.own::incident).toList();
  }

  private Incident only() {
    assertThat(incidents()).hasSize(1);
    return incidents().get(0);
  }

  private static List<Kind> kinds(Incident incident) {
    return incident.chain().stream().map(Incident.Part::kind).toList();
  }

  @Test
  void a_redis_that_is_gone_is_one_incident_whose_effect_is_the_bypass() {
    worker.standing(Standing.STORE_UNAVAILABLE).look();
    worker.counts(40, 0, 0).look();
    worker.standing(Standing.VACANT).look();
    worker.counts(2, 0, 0).standing(Standing.TRUSTED).redis("two").look().look();
    Incident incident = only();
    assertThat(kinds(incident))
        .containsExactly(Kind.REDIS_AWAY, Kind.REDIS_CHANGED, Kind.CACHE_BYPASSED);
    assertThat(incident.chain().get(2).reasons()).containsExactly("STORE_UNAVAILABLE", "VACANT");
    assertThat(incident.lasts()).isFalse();
    assertThat(incident.reads()).isEqualTo(42);
  }

  @Test
  void a_redis_without_memory_is_another_kind_than_one_that_forbids() {
    worker.standing(Standing.STORE_REFUSES).refused("OOM command not allowed").look();
    assertThat(only().kind()).isEqualTo(Kind.REDIS_FULL);
    worker.standing(Standing.TRUSTED).look();
    ticker.advance(Duration.ofMinutes(2));
    worker.standing(Standing.STORE_REFUSES).refused("NOPERM no").look();
    assertThat(incidents()).extracting(Incident::kind).contains(Kind.REDIS_REFUSES);
  }

  @Test
  void postgresql_is_away_when_it_is_silent_for_seconds_and_since_the_first_one() {
    worker.postgres(false).look();
    ticker.advance(Diagnosis.SILENT.minusSeconds(2));
    worker.look();
    assertThat(incidents()).isEmpty();
    worker.look();
    assertThat(only().kind()).isEqualTo(Kind.POSTGRES_AWAY);
    long seen = worker.lookout.sightings().get(0).began();
    assertThat(Duration.ofNanos(ticker.nanos() - seen)).isEqualTo(Diagnosis.SILENT);
    worker.postgres(true).look();
    assertThat(only().lasts()).isFalse();
  }

  @Test
  void a_cause_that_is_noticed_after_its_effect_still_comes_first() {
    worker.standing(Standing.POLL_LATE).look();
    assertThat(kinds(only())).containsExactly(Kind.CACHE_BYPASSED);
    worker.standing(Standing.LOG_UNAVAILABLE).look();
    assertThat(kinds(only())).containsExactly(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED);
  }

  @Test
  void a_cause_that_comes_while_its_effect_lasts_for_another_reason_comes_first() {
    worker.standing(Standing.POLL_LATE).look();
    ticker.advance(Duration.ofSeconds(20));
    worker.look();
    worker.standing(Standing.STORE_UNAVAILABLE).look();
    assertThat(kinds(only())).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
  }

  @Test
  void a_cause_of_what_comes_back_comes_first() {
    worker.standing(Standing.POLL_LATE).look();
    worker.standing(Standing.TRUSTED).look();
    ticker.advance(Duration.ofSeconds(30));
    worker.look();
    worker.standing(Standing.POLL_LATE).look();
    worker.standing(Standing.LOG_UNAVAILABLE).look();
    assertThat(kinds(only())).containsExactly(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED);
  }

  @Test
  void what_goes_on_when_its_cause_is_over_and_another_one_lasts_is_of_that_one() {
    worker.postgres(false).look().look();
    worker.standing(Standing.LOG_UNAVAILABLE).counts(7, 0, 0).look();
    worker.postgres(true).standing(Standing.STORE_UNAVAILABLE).look();
    worker.counts(20, 0, 0).look();
    assertThat(incidents()).hasSize(2);
    Incident before = incidents().get(0);
    Incident after = incidents().get(1);
    assertThat(kinds(before)).containsExactly(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED);
    assertThat(before.lasts()).isFalse();
    assertThat(before.reads()).isEqualTo(7);
    assertThat(kinds(after)).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
    assertThat(after.lasts()).isTrue();
    assertThat(after.chain().get(1).reasons()).containsExactly("STORE_UNAVAILABLE");
    assertThat(after.reads()).isEqualTo(20);
  }

  @Test
  void what_comes_back_for_another_cause_is_another_one() {
    worker.postgres(false).standing(Standing.LOG_UNAVAILABLE).look().look();
    worker.postgres(true).standing(Standing.TRUSTED).look();
    ticker.advance(Duration.ofSeconds(20));
    worker.standing(Standing.STORE_UNAVAILABLE).look().look();
    assertThat(incidents()).extracting(Incident::lasts).containsExactly(false, true);
    assertThat(kinds(incidents().get(1))).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
  }

  @Test
  void answers_that_failed_before_another_cause_began_are_not_of_it() {
    worker.postgres(false).look();
    worker.standing(Standing.LOG_UNAVAILABLE).counts(0, 20, 5).look();
    worker.postgres(true).standing(Standing.TRUSTED).look();
    worker.standing(Standing.STORE_UNAVAILABLE).look().look();
    assertThat(kinds(incidents().get(1))).containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED);
    assertThat(incidents().get(1).failedAnswers()).isZero();
    worker.counts(0, 3, 0).look();
    assertThat(kinds(incidents().get(1)))
        .containsExactly(Kind.REDIS_AWAY, Kind.CACHE_BYPASSED, Kind.REQUESTS_FAILING);
    assertThat(incidents().get(1).failedAnswers()).isEqualTo(3);
    assertThat(incidents().get(0).failedAnswers()).isEqualTo(20);
  }

  @Test
  void a_few_answers_that_fail_are_none_and_more_are_one_with_all_of_them() {
    worker.counts(0, Diagnosis.FAILURES - 1, 1).look();
    assertThat(incidents()).isEmpty();
    worker.counts(0, 1, 1).look();
    assertThat(only().kind()).isEqualTo(Kind.REQUESTS_FAILING);
    assertThat(only().failedAnswers()).isEqualTo(Diagnosis.FAILURES);
    assertThat(only().failedWrites()).isEqualTo(2);
    ticker.advance(Diagnosis.MINUTE.plusSeconds(1));
    worker.look();
    assertThat(only().lasts()).isFalse();
  }

  @Test
  void requests_that_the_worker_turns_away_itself_fail_for_that_reason() {
    worker.counts(0, Diagnosis.FAILURES, 0).look();
    assertThat(only().chain().get(0).reasons()).isEmpty();
    worker.turnsAway(Diagnosis.FAILURES).look();
    assertThat(only().chain().get(0).reasons()).containsExactly("OVERLOAD");
  }

  @Test
  void requests_fail_because_postgresql_is_away() {
    worker.postgres(false).look();
    worker.standing(Standing.LOG_UNAVAILABLE).look();
    worker.counts(0, 20, 5).look();
    assertThat(kinds(only()))
        .containsExactly(Kind.POSTGRES_AWAY, Kind.CACHE_BYPASSED, Kind.REQUESTS_FAILING);
    assertThat(only().failedWrites()).isEqualTo(5);
  }

  @Test
  void what_comes_back_within_a_minute_is_the_same() {
    for (int i = 0; i < 3; i++) {
      worker.standing(Standing.POLL_LATE).counts(5, 0, 0).look();
      worker.standing(Standing.TRUSTED).counts(100, 0, 0).look();
      ticker.advance(Duration.ofSeconds(50));
    }
    assertThat(only().times()).isEqualTo(3);
    ticker.advance(Duration.ofSeconds(20));
    worker.standing(Standing.POLL_LATE).look();
    assertThat(incidents()).hasSize(2);
  }

  @Test
  void a_start_is_no_incident_unless_it_lasts() {
    Ticker other = new Ticker();
    Lookout lookout = new Lookout(other.nanos());
    lookout.see(look(other, Standing.STARTING));
    lookout.see(look(other, Standing.VACANT));
    assertThat(lookout.sightings()).isEmpty();
    other.advance(Diagnosis.START.plusSeconds(1));
    lookout.see(look(other, Standing.STARTING));
    assertThat(lookout.sightings()).extracting(Sighting::kind).containsExactly(Kind.CACHE_BYPASSED);
  }

  private static Look look(Ticker ticker, Standing standing) {
    return new Look(
        ticker.nanos(),
        standing,
        Optional.empty(),
        Optional.empty(),
        true,
        List.of(),
        Harm.NONE,
        0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Standing.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRUSTED", "SWITCHED_OFF"})
  void every_state_that_goes_past_the_cache_is_an_incident(Standing standing) {
    worker.standing(standing).look();
    assertThat(kinds(only())).endsWith(Kind.CACHE_BYPASSED);
    assertThat(only().chain().get(kinds(only()).size() - 1).reasons())
        .containsExactly(standing.name());
  }

  @Test
  void a_cache_that_is_switched_off_is_none() {
    worker.standing(Standing.SWITCHED_OFF).look();
    assertThat(incidents()).isEmpty();
  }

  @Test
  void each_worker_that_fell_silent_is_one_of_its_own() {
    worker.silent("x:8080", "y:8080").look();
    assertThat(incidents())
        .extracting(Incident::key)
        .containsExactlyInAnyOrder("WORKER_SILENT:x:8080", "WORKER_SILENT:y:8080");
  }

  @Test
  void memory_is_bounded_and_what_is_lost_is_counted() {
    for (int i = 0; i < Lookout.MOST + 10; i++) {
      worker.silent("worker-" + i).look();
    }
    assertThat(worker.lookout.sightings()).hasSize(Lookout.MOST);
    assertThat(worker.lookout.lost()).isEqualTo(10);
    assertThat(worker.lookout.lost()).isZero();
  }
}
