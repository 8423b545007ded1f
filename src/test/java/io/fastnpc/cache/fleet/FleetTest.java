package io.fastnpc.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.State;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fleet.Event.Kind;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Ledger;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.cache.statistics.Stopwatches;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.trouble.Troubles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetTest extends OnRedis {
  private final Statistics statistics = new Statistics();
  private State state = starting();
  private final Fleet fleet = fleet();

  private static State starting() {
    return new State(Standing.STARTING, Optional.empty(), true, Optional.empty());
  }

  private Fleet fleet() {
    return fleet(9000);
  }

  /** A worker that has just started on {@code port}. */
  private Fleet fleet(int port) {
    return new Fleet(
        board,
        Self.starting(Optional.of(port)),
        () -> state,
        new Ledger(statistics, new Stopwatches()),
        Troubles.onSystemClock());
  }

  @Test
  void what_happens_is_told_to_all_newest_first() {
    fleet.watch();
    state = new State(Standing.SWITCHED_OFF, Optional.empty(), true, Optional.empty());
    fleet.watch();
    fleet.watch();
    fleet.report();
    Fleet other = fleet();
    other.report();
    assertThat(other.view().events())
        .extracting(Event::kind)
        .containsExactlyInAnyOrder(Kind.WORKER_STARTED, Kind.WORKER_STARTED, Kind.TRUST_LOST);
    assertThat(fleet.view().events())
        .filteredOn(event -> event.kind() == Kind.TRUST_LOST)
        .extracting(Event::what)
        .containsExactly("SWITCHED_OFF");
  }

  @Test
  void what_every_start_waits_for_is_no_event_and_a_start_without_redis_is_one() {
    for (Standing standing :
        List.of(
            Standing.STARTING,
            Standing.VACANT,
            Standing.STARTING,
            Standing.TRUSTED,
            Standing.VACANT,
            Standing.TRUSTED)) {
      state = new State(standing, Optional.empty(), true, Optional.empty());
      fleet.watch();
    }
    assertThat(fleet.alone().events())
        .extracting(Event::kind)
        .containsExactly(
            Kind.TRUST_GAINED, Kind.TRUST_LOST, Kind.TRUST_GAINED, Kind.WORKER_STARTED);
    state = starting();
    Fleet another = fleet();
    state = new State(Standing.STORE_UNAVAILABLE, Optional.empty(), false, Optional.empty());
    another.watch();
    assertThat(another.alone().events()).extracting(Event::kind).contains(Kind.TRUST_LOST);
  }

  @Test
  void the_list_of_events_is_bounded() {
    for (int i = 0; i < 500; i++) {
      Standing standing = i % 2 == 0 ? Standing.TRUSTED : Standing.POLL_LATE;
      state = new State(standing, Optional.empty(), true, Optional.empty());
      fleet.watch();
    }
    fleet.report();
    List<Event> events = fleet.view().events();
    assertThat(events).hasSize(200);
    assertThat(direct.llen(prefix + "~events")).isEqualTo(200);
  }

  @Test
  void a_worker_tells_of_itself() {
    statistics.of("things").add(Bypass.FENCE);
    Fleet.View view = fleet.view();
    assertThat(view.complete()).isTrue();
    assertThat(Tally.sum(view.tallies()).counts().bypasses()).containsEntry(Bypass.FENCE, 1L);
    assertThat(view.workers()).hasSize(1);
    assertThat(view.workers().get(0).standing().name()).isEqualTo("STARTING");
    assertThat(view.workers().get(0).pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(view.workers().get(0).version()).isNotEmpty();
  }

  @Test
  void a_worker_that_stops_is_in_the_total_and_off_the_list() {
    statistics.of("things").add(Bypass.FENCE);
    fleet.report();
    fleet.leave();
    Statistics none = new Statistics();
    Fleet other =
        new Fleet(
            board,
            Self.starting(Optional.empty()),
            FleetTest::starting,
            new Ledger(none, new Stopwatches()),
            Troubles.onSystemClock());
    other.report();
    assertThat(other.view().workers()).hasSize(1);
    assertThat(Tally.sum(other.view().tallies()).counts().reads()).isOne();
  }

  @Test
  void a_worker_is_called_by_host_and_port() {
    assertThat(fleet.view().workers().get(0).name()).endsWith(":9000");
    assertThat(Self.starting(Optional.empty()).name())
        .endsWith("-" + ProcessHandle.current().pid());
  }

  @Test
  void a_worker_that_falls_silent_is_missed_by_all_until_it_is_back() throws StoreUnavailable {
    Fleet killed = fleet(9001);
    killed.report();
    fleet.report();
    assertThat(fleet.view().lost()).isEmpty();
    longAgo();
    fleet.report();
    assertThat(fleet.view().workers()).hasSize(1);
    assertThat(lost(fleet)).singleElement().asString().endsWith(":9001");
    assertThat(lost(fleet(9002))).hasSize(1);
    assertThat(fleet.view().events()).extracting(Event::kind).contains(Kind.WORKER_LOST);
    Fleet back = fleet(9001);
    assertThat(lost(back)).isEmpty();
    back.report();
    assertThat(lost(fleet)).isEmpty();
    assertThat(fleet.dismiss(back.view().workers().get(0).name())).isFalse();
  }

  @Test
  void a_worker_that_is_killed_while_redis_is_away_and_comes_back_empty_is_missed() {
    Fleet killed = fleet(9001);
    killed.report();
    report(fleet, 3);
    forget();
    report(fleet, 9);
    assertThat(lost(fleet)).singleElement().asString().endsWith(":9001");
    assertThat(fleet.lost()).hasSize(1);
    killed.report();
    report(fleet, 1);
    assertThat(lost(fleet)).isEmpty();
  }

  @Test
  void who_left_or_lives_is_not_missed_when_redis_comes_back_empty() {
    Fleet left = fleet(9001);
    left.report();
    Fleet living = fleet(9002);
    living.report();
    report(fleet, 3);
    left.leave();
    fleet.report();
    forget();
    for (int i = 0; i < 9; i++) {
      living.report();
      fleet.report();
    }
    assertThat(lost(fleet)).isEmpty();
  }

  private static void report(Fleet fleet, int times) {
    for (int i = 0; i < times; i++) {
      fleet.report();
    }
  }

  @Test
  void a_worker_that_was_silent_and_lives_is_not_missed_any_more() {
    Fleet paused = fleet(9001);
    paused.report();
    fleet.report();
    longAgo();
    fleet.report();
    assertThat(lost(fleet)).hasSize(1);
    paused.report();
    assertThat(lost(fleet)).isEmpty();
  }

  @Test
  void a_worker_that_stops_is_not_missed_and_those_it_found_silent_are() {
    fleet(9001).report();
    Fleet stopping = fleet(9002);
    stopping.report();
    longAgo();
    stopping.leave();
    fleet.report();
    assertThat(lost(fleet)).singleElement().asString().endsWith(":9001");
  }

  @Test
  void a_worker_that_was_dismissed_is_not_missed_and_an_emptied_redis_changes_nothing()
      throws StoreUnavailable {
    fleet(9001).report();
    fleet(9002).report();
    longAgo();
    fleet.report();
    assertThat(lost(fleet)).hasSize(2);
    assertThat(fleet.dismiss(lost(fleet).get(0))).isTrue();
    assertThat(lost(fleet)).hasSize(1);
    forget();
    fleet.report();
    assertThat(lost(fleet)).hasSize(1);
    assertThat(fleet.dismiss(lost(fleet).get(0))).isTrue();
    fleet.report();
    assertThat(lost(fleet)).isEmpty();
  }

  @Test
  void a_worker_is_missed_until_redis_has_accepted_that_it_is_not() throws StoreUnavailable {
    fleet(9001).report();
    longAgo();
    fleet.report();
    String name = lost(fleet).get(0);
    refuse("~lost");
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> fleet.dismiss(name));
    assertThat(fleet.lost()).extracting(Lost::name).containsExactly(name);
  }

  @Test
  void a_report_that_comes_after_the_worker_has_left_is_none() {
    fleet.report();
    Fleet left = fleet(9001);
    left.report();
    left.leave();
    left.report();
    assertThat(left.view().complete()).isTrue();
    assertThat(fleet.view().workers()).hasSize(1);
    longAgo();
    fleet.report();
    assertThat(lost(fleet)).isEmpty();
  }

  @Test
  void the_last_state_of_a_worker_is_not_believed_after_two_missed_reports() {
    Fleet other = fleet(9001);
    other.report();
    assertThat(fleet.view().late()).isEmpty();
    longAgo();
    Fleet.View view = fleet.view();
    assertThat(view.workers()).hasSize(2);
    assertThat(view.isLate(view.workers().get(1))).isTrue();
    assertThat(view.isLate(view.workers().get(0))).isFalse();
  }

  private static List<String> lost(Fleet looking) {
    return looking.view().lost().stream().map(Lost::name).toList();
  }
}
