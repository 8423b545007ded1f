package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Lost;
import io.fastnpc.cache.fleet.Report;
import io.fastnpc.cache.fleet.ReportedStanding;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final PostgresFacts POSTGRES = new PostgresFacts(true, 1, "17", 1, 1, 100, 1);

  @Test
  void an_installation_that_works_has_none() {
    assertThat(Problem.in(fleet("TRUSTED", "TRUSTED"), redis(10, 100, 0), POSTGRES)).isEmpty();
  }

  @Test
  void what_is_down_comes_first() {
    assertThat(Problem.in(fleet("STORE_UNAVAILABLE"), ServerFacts.DOWN, PostgresFacts.DOWN))
        .containsExactly(Problem.POSTGRES_DOWN, Problem.REDIS_DOWN);
  }

  @Test
  void each_standing_shows_once() {
    for (Standing standing : Standing.values()) {
      assertThat(Problem.in(fleet("TRUSTED", standing.name()), redis(10, 100, 0), POSTGRES))
          .as(standing.name())
          .hasSize(standing == Standing.TRUSTED ? 0 : 1);
    }
  }

  @Test
  void a_worker_in_a_state_of_another_release_is_without_trust() {
    assertThat(Problem.in(fleet("TRUSTED", "HIBERNATING"), redis(10, 100, 0), POSTGRES))
        .containsExactly(Problem.WORKER_WITHOUT_TRUST);
  }

  @Test
  void a_worker_that_is_late_is_a_problem_whatever_it_last_said() {
    Fleet.View view = fleet("TRUSTED", "VACANT");
    Fleet.View late =
        new Fleet.View(
            true,
            view.tallies(),
            view.workers(),
            Set.of("1"),
            List.of(new Lost("web-1:8080", 1)),
            new TreeMap<>(),
            List.of());
    assertThat(Problem.in(late, redis(10, 100, 0), POSTGRES))
        .containsExactly(Problem.WORKER_LOST, Problem.WORKER_LATE);
  }

  @Test
  void memory_is_remarked_upon_from_nine_tenths_on() {
    assertThat(Problem.in(fleet("TRUSTED"), redis(90, 100, 0), POSTGRES)).isEmpty();
    assertThat(Problem.in(fleet("TRUSTED"), redis(91, 100, 0), POSTGRES))
        .containsExactly(Problem.MEMORY_NEARLY_FULL);
    assertThat(Problem.in(fleet("TRUSTED"), redis(91, 0, 0), POSTGRES)).isEmpty();
    assertThat(Problem.in(fleet("TRUSTED"), redis(10, 100, 1), POSTGRES))
        .containsExactly(Problem.MEMORY_EVICTIONS);
  }

  @Test
  void reads_of_accounts_alone_are_no_use_of_the_cache() {
    Tally read = new Tally(new Counts(Map.of(Count.HITS, 1L), Map.of()), Spans.NONE, Spans.NONE);
    Fleet.View unused =
        new Fleet.View(
            true,
            new TreeMap<>(Map.of("account", read, "char_list", Tally.NONE)),
            List.of(),
            Set.of(),
            List.of(),
            new TreeMap<>(),
            List.of());
    assertThat(Problem.in(unused, redis(10, 100, 0), POSTGRES))
        .containsExactly(Problem.NOTHING_YET);
  }

  private static ServerFacts redis(long used, long bound, long evicted) {
    return new ServerFacts(
        true,
        1,
        "7",
        "a",
        "master",
        1,
        1,
        1,
        used,
        used,
        bound,
        "allkeys-lru",
        9,
        0,
        0,
        0,
        evicted);
  }

  private static Fleet.View fleet(String... standings) {
    Tally read = new Tally(new Counts(Map.of(Count.HITS, 1L), Map.of()), Spans.NONE, Spans.NONE);
    List<Report> workers =
        Stream.of(standings)
            .map(ReportedStanding::new)
            .map(
                standing ->
                    new Report(
                        "1", 1, 0, "", "", 1, "", standing, true, 0, 0, 0, 0, new TreeMap<>()))
            .toList();
    return new Fleet.View(
        true,
        new TreeMap<>(Map.of("things", read)),
        workers,
        Set.of(),
        List.of(),
        new TreeMap<>(),
        List.of());
  }
}
