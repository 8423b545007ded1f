package io.fastnpc.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fastnpc.brake.Meters.Counted;
import io.fastnpc.brake.Meters.Outcome;
import io.fastnpc.brake.Meters.Paused;
import io.fastnpc.cache.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place promises in which failures are counted. */
public abstract class MetersContract {
  /** One failure is forgotten so slowly that no test sees it, unless it waits for that. */
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Nor does a pause end meanwhile, however slow the machine is. */
  private static final Pace PACE = new Pace(3, LONG, LONG, LONG);

  private static final List<Metered> ACCOUNT = List.of(new Metered("account", PACE));

  private Meters meters;

  /** An empty one. */
  protected abstract Meters meters();

  /** Lets {@code duration} pass on its clock. */
  protected abstract void elapse(Duration duration);

  @BeforeEach
  void prepare() {
    meters = meters();
  }

  @Test
  void pauses_begin_after_the_free_failures_and_double() throws StoreUnavailable {
    Pace doubling = new Pace(3, Duration.ofMillis(500), LONG, LONG);
    List<Metered> doubled = List.of(new Metered("doubled", doubling));
    for (double i = 1; i <= 3; i++) {
      double count = i;
      assertThat(meters.count(doubled))
          .isInstanceOfSatisfying(
              Counted.class,
              counted -> assertThat(counted.counts().get(0)).isCloseTo(count, within(0.1)));
    }
    for (Duration pause = doubling.first();
        pause.toMillis() <= 1_000;
        pause = pause.multipliedBy(2)) {
      assertThat(meters.count(doubled)).isInstanceOf(Counted.class);
      assertThat(pause(meters.count(doubled)))
          .isPositive()
          .isLessThanOrEqualTo(pause)
          .isGreaterThan(pause.dividedBy(4));
      elapse(pause);
    }
  }

  @Test
  void no_pause_is_longer_than_the_longest() throws StoreUnavailable {
    Duration longest = Duration.ofMillis(300);
    List<Metered> short300 =
        List.of(new Metered("short", new Pace(0, Duration.ofMillis(100), longest, longest)));
    for (int i = 0; i < 4; i++) {
      assertThat(meters.count(short300)).isInstanceOf(Counted.class);
      assertThat(pause(meters.count(short300))).isLessThanOrEqualTo(longest);
      elapse(longest);
    }
  }

  @Test
  void of_many_at_once_no_more_are_counted_than_one_after_the_other() throws Exception {
    Callable<Outcome> attempt = () -> meters.count(ACCOUNT);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future :
          threads.invokeAll(Stream.generate(() -> attempt).limit(1_000).toList())) {
        outcomes.add(future.get());
      }
      assertThat(outcomes).filteredOn(Counted.class::isInstance).hasSize(4);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void while_one_thing_has_a_pause_nothing_is_counted_of_the_others() throws StoreUnavailable {
    Metered other = new Metered("other", PACE);
    for (int i = 0; i < 4; i++) {
      meters.count(ACCOUNT);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(meters.count(List.of(other, ACCOUNT.get(0)))).isInstanceOf(Paused.class);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(meters.count(List.of(other))).isInstanceOf(Counted.class);
    }
  }

  @Test
  void what_is_refunded_was_never_counted() throws StoreUnavailable {
    for (int i = 0; i < 20; i++) {
      meters.refund(ACCOUNT, (Counted) meters.count(ACCOUNT));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(meters.count(ACCOUNT)).isInstanceOf(Counted.class);
    }
    assertThat(meters.count(ACCOUNT)).isInstanceOf(Paused.class);
  }

  @Test
  void a_refund_ends_the_pause_that_its_own_attempt_began_and_no_other() throws StoreUnavailable {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outcomes.add(meters.count(ACCOUNT));
      elapse(Duration.ofMillis(2)); // pauses are told apart by their ends
    }
    meters.refund(ACCOUNT, (Counted) outcomes.get(0));
    assertThat(meters.count(ACCOUNT)).isInstanceOf(Paused.class);
    meters.refund(ACCOUNT, (Counted) outcomes.get(3));
    assertThat(meters.count(ACCOUNT)).isInstanceOf(Counted.class);
  }

  @Test
  void a_refund_of_what_is_forgotten_gives_no_credit() throws StoreUnavailable {
    meters.refund(ACCOUNT, new Counted(List.of("0"), List.of(1.0)));
    for (int i = 0; i < 4; i++) {
      meters.count(ACCOUNT);
    }
    assertThat(meters.count(ACCOUNT)).isInstanceOf(Paused.class);
  }

  @Test
  void failures_are_forgotten_one_by_one() throws StoreUnavailable {
    Pace forgetful =
        new Pace(2, Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(400));
    List<Metered> one = List.of(new Metered("forgetful", forgetful));
    meters.count(one);
    meters.count(one);
    elapse(Duration.ofMillis(500));
    assertThat(meters.count(one)).isInstanceOf(Counted.class);
    assertThat(meters.count(one)).as("the one that was forgotten").isInstanceOf(Counted.class);
    assertThat(meters.count(one)).isInstanceOf(Paused.class);
  }

  @Test
  void notes_last_as_long_as_they_should() throws StoreUnavailable {
    assertThat(meters.isNoted("a")).isFalse();
    meters.note("a", Duration.ofMillis(200));
    assertThat(meters.isNoted("a")).isTrue();
    assertThat(meters.isNoted("b")).isFalse();
    elapse(Duration.ofMillis(201));
    assertThat(meters.isNoted("a")).isFalse();
  }

  private static Duration pause(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Paused.class);
    return ((Paused) outcome).pause();
  }
}
