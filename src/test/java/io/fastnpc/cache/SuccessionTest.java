package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.Alone;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.fakes.InMemoryDatabase;
import io.fastnpc.cache.fakes.InMemoryRedis;
import io.fastnpc.cache.fakes.InMemoryStore;
import io.fastnpc.cache.fakes.InMemoryStore.Line;
import io.fastnpc.cache.statistics.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers that poll, and who of the Redis servers they reach comes to reign. */
class SuccessionTest {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final FakeTime time = new FakeTime();
  private final InMemoryDatabase database = new InMemoryDatabase(time::millis, Duration.ofHours(1));
  private final InMemoryRedis right = new InMemoryRedis("right", time::millis);
  private final InMemoryRedis wrong = new InMemoryRedis("wrong", time::millis);
  private final Worker a = new Worker(right, database);
  private final Worker b = new Worker(right, database);

  /** How often another incarnation, or none, has come to reign. */
  private int changes;

  @Test
  void the_first_redis_that_is_sighted_reigns_when_all_trust_of_before_has_run_out() {
    Duration all = OneWorker.TIMINGS.outlasting(OneWorker.TIMINGS.trust());
    assertThat(until(() -> a.standing() == Standing.TRUSTED, a))
        .isBetween(all, all.plus(POLL.multipliedBy(2)));
    assertThat(reigning()).contains(right.incarnation());
  }

  @Test
  void a_redis_that_restarts_reigns_again_within_three_seconds() {
    trusted(a, b);
    right.restart(right.snapshot());
    assertThat(until(() -> a.standing() == Standing.TRUSTED, a, b))
        .isLessThan(Duration.ofMillis(2_500));
    assertThat(reigning()).contains(right.incarnation());
  }

  @Test
  void a_replica_that_has_taken_over_reigns_within_three_seconds() {
    trusted(a, b);
    InMemoryRedis replica = promoted();
    a.line.connect(replica);
    b.line.connect(replica);
    assertThat(until(() -> a.standing() == Standing.TRUSTED, a, b))
        .isLessThan(Duration.ofMillis(2_500));
    assertThat(reigning()).contains(replica.incarnation());
  }

  @Test
  void a_worker_that_is_pointed_at_a_wrong_redis_from_its_start_disturbs_nobody() {
    trusted(a, b);
    Worker lost = new Worker(wrong, database);
    changes = 0;
    poll(LONG, a, b, lost);
    assertThat(changes).isZero();
    assertThat(a.standing()).isEqualTo(Standing.TRUSTED);
    assertThat(lost.standing()).isEqualTo(Standing.DEPOSED);
  }

  @Test
  void a_worker_that_is_led_to_a_wrong_redis_costs_one_pause_and_the_right_one_reigns_again() {
    trusted(a, b);
    changes = 0;
    b.line.connect(wrong);
    poll(LONG, a, b);
    assertThat(reigning()).contains(right.incarnation());
    assertThat(a.standing()).isEqualTo(Standing.TRUSTED);
    assertThat(b.standing()).isEqualTo(Standing.DEPOSED);
    assertThat(changes).isEqualTo(2);
  }

  @ParameterizedTest(name = "for {0} ms each time")
  @ValueSource(longs = {250, 500, 5_000, 15_000})
  void an_address_that_leads_now_here_now_there_costs_one_pause_and_not_one_each_time(long millis) {
    Duration length = Duration.ofMillis(millis);
    trusted(a, b);
    changes = 0;
    for (int turn = 0; turn < 20; turn++) {
      b.line.connect(wrong);
      poll(length, a, b);
      b.line.connect(right);
      poll(length, a, b);
    }
    trusted(a, b);
    assertThat(reigning()).contains(right.incarnation());
    assertThat(changes).as("changes of who reigns").isEqualTo(2);
  }

  @Test
  void what_a_worker_ended_a_reign_for_in_vain_may_reign_when_nobody_reaches_the_right_one() {
    trusted(a, b);
    b.line.connect(wrong);
    poll(POLL, a, b);
    b.line.connect(right);
    trusted(a, b);
    a.line.connect(wrong);
    b.line.connect(wrong);
    assertThat(until(() -> b.standing() == Standing.TRUSTED, a, b))
        .as("one that never went there ends it as soon as it does")
        .isLessThan(Duration.ofMillis(2_500));
    assertThat(reigning()).contains(wrong.incarnation());
  }

  @Test
  void a_wrong_redis_of_a_worker_that_started_the_vacancy_waits_for_the_right_one() {
    trusted(a, b);
    Worker lost = new Worker(wrong, database);
    a.line.set(Line.CUT);
    a.write();
    poll(LONG, b, lost);
    assertThat(reigning()).contains(right.incarnation());
  }

  @Test
  void a_wrong_redis_that_a_worker_met_before_does_not_win_a_short_outage_of_the_right_one() {
    trusted(a, b);
    Worker lost = new Worker(wrong, database);
    poll(POLL, a, b, lost);
    a.line.set(Line.CUT);
    b.line.set(Line.CUT);
    a.write();
    poll(Duration.ofSeconds(5), a, b, lost);
    a.line.set(Line.GOOD);
    b.line.set(Line.GOOD);
    poll(LONG, lost, a, b);
    assertThat(reigning()).contains(right.incarnation());
    assertThat(a.standing()).isEqualTo(Standing.TRUSTED);
    assertThat(lost.standing()).isEqualTo(Standing.DEPOSED);
  }

  @Test
  void a_wrong_redis_that_a_worker_met_before_does_not_win_a_restart_of_postgresql() {
    trusted(a, b);
    Worker lost = new Worker(wrong, database);
    poll(POLL, a, b, lost);
    database.restart();
    poll(LONG, lost, a, b);
    assertThat(reigning()).contains(right.incarnation());
    assertThat(a.standing()).isEqualTo(Standing.TRUSTED);
  }

  @Test
  void what_nobody_has_reached_for_ten_seconds_gives_way_even_to_a_stranger() {
    trusted(a, b);
    Worker lost = new Worker(wrong, database);
    a.line.set(Line.CUT);
    b.line.set(Line.CUT);
    Duration needed = until(() -> lost.standing() == Standing.TRUSTED, a, b, lost);
    assertThat(needed).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
  }

  @Test
  void an_old_master_that_a_worker_still_reaches_does_not_come_back() {
    trusted(a, b);
    InMemoryRedis replica = promoted();
    a.line.connect(replica);
    poll(LONG, a, b);
    assertThat(reigning()).contains(replica.incarnation());
    assertThat(a.standing()).isEqualTo(Standing.TRUSTED);
    assertThat(b.standing()).isEqualTo(Standing.DEPOSED);
  }

  @Test
  void without_the_rule_on_who_is_deposed_the_two_masters_depose_each_other_for_ever() {
    InvalidationLog forgetful = new Forgetful();
    Worker first = new Worker(right, forgetful);
    Worker second = new Worker(right, forgetful);
    trusted(first, second);
    InMemoryRedis replica = promoted();
    first.line.connect(replica);
    changes = 0;
    poll(LONG, first, second);
    assertThat(changes).as("changes of who reigns in two minutes").isGreaterThan(40);
  }

  @Test
  void an_old_master_may_reign_again_when_nobody_reaches_the_new_one_any_more() {
    trusted(a, b);
    InMemoryRedis replica = promoted();
    a.line.connect(replica);
    poll(LONG, a, b);
    a.line.connect(right);
    Duration needed = until(() -> b.standing() == Standing.TRUSTED, a, b);
    assertThat(needed).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
  }

  @Test
  void who_is_deposed_may_reign_at_once_when_an_operator_forgets_who_has_reigned() {
    trusted(a, b);
    InMemoryRedis replica = promoted();
    a.line.connect(replica);
    poll(LONG, a, b);
    a.line.connect(right);
    database.forgetReigns();
    assertThat(until(() -> b.standing() == Standing.TRUSTED, a, b))
        .isLessThan(Duration.ofMillis(2_500));
  }

  @Test
  void a_worker_that_reaches_a_deposed_master_looks_for_the_new_one() {
    trusted(a, b);
    InMemoryRedis replica = promoted();
    a.line.connect(replica);
    poll(LONG, a, b);
    b.line.finds(() -> replica);
    assertThat(until(() -> b.standing() == Standing.TRUSTED, a, b))
        .as("the poll that notices, and the next")
        .isLessThanOrEqualTo(POLL.multipliedBy(2));
  }

  @Test
  void after_a_restart_of_postgresql_the_same_redis_reigns_within_three_seconds() {
    trusted(a, b);
    database.restart();
    poll(POLL, a, b);
    assertThat(a.standing()).isEqualTo(Standing.VACANT);
    assertThat(until(() -> a.standing() == Standing.TRUSTED, a, b))
        .isLessThan(Duration.ofMillis(2_500));
    assertThat(reigning()).contains(right.incarnation());
  }

  /** A replica of the right one that has taken over from it. */
  private InMemoryRedis promoted() {
    InMemoryRedis replica = new InMemoryRedis("replica", time::millis);
    replica.promote(right.snapshot());
    return replica;
  }

  private Optional<Incarnation> reigning() {
    try {
      return database.look().reigning();
    } catch (LogUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void trusted(Worker... workers) {
    until(() -> Stream.of(workers).allMatch(w -> w.standing() == Standing.TRUSTED), workers);
  }

  private interface Condition {
    boolean holds();
  }

  /** Polls until {@code condition} holds, and returns how long that took. */
  private Duration until(Condition condition, Worker... workers) {
    long began = time.nanos();
    do {
      poll(POLL, workers);
      assertThat(time.nanos() - began).as("nanoseconds waited").isLessThan(LONG.toNanos());
    } while (!condition.holds());
    return Duration.ofNanos(time.nanos() - began);
  }

  private void poll(Duration length, Worker... workers) {
    Duration passed = Duration.ZERO;
    do {
      for (Worker worker : workers) {
        Optional<Incarnation> before = reigning();
        worker.cache.poll();
        changes += before.equals(reigning()) ? 0 : 1;
      }
      time.advance(POLL);
      passed = passed.plus(POLL);
    } while (passed.compareTo(length) < 0);
  }

  /** Forgets of everybody but the present one that it has reigned. */
  private final class Forgetful implements InvalidationLog {
    @Override
    public Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable {
      Reading reading = database.read(position, sighted);
      Claim claim =
          new Claim(
              Optional.empty(),
              false,
              reading.claim().unconfirmed(),
              reading.claim().held(),
              reading.claim().edition());
      return new Reading(
          reading.gap(),
          reading.keys(),
          reading.caches(),
          reading.next(),
          reading.epoch(),
          claim,
          reading.defects());
    }

    @Override
    public List<String> unkeptLimits() {
      return database.unkeptLimits();
    }

    @Override
    public void repair() throws LogUnavailable {
      database.repair();
    }
  }

  /** One that polls when the test says so. */
  private final class Worker {
    private final InMemoryStore line;
    private final Cache cache;

    Worker(InMemoryRedis redis, InvalidationLog log) {
      line = new InMemoryStore(redis);
      Ports ports = Alone.ports(line, log, database, time);
      cache = Cache.of(ports, OneWorker.TIMINGS, new Statistics());
    }

    Standing standing() {
      return cache.state().standing();
    }

    void write() {
      try {
        cache.afterCommit(cache.beforeCommit(Set.of(OneWorker.KEY), database::look));
      } catch (LogUnavailable | InterruptedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
