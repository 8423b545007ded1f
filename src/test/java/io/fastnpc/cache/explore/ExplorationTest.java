package io.fastnpc.cache.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fastnpc.cache.explore.Explorer.Found;
import io.fastnpc.cache.explore.Explorer.Outcome;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof: the real protocol keeps its promise in every schedule of every scenario, and breaks it
 * as soon as any of its rules does not hold.
 *
 * <p>{@code -Dfastnpc.explore=all} goes through all schedules without a limit of interruptions,
 * which takes a long time; {@code -Dfastnpc.explore.seeds=100000} runs more random ones.
 */
class ExplorationTest {
  private static final Logger LOG = System.getLogger(ExplorationTest.class.getName());
  private static final boolean ALL = System.getProperty("fastnpc.explore", "").equals("all");
  private static final int SEEDS = Integer.getInteger("fastnpc.explore.seeds", 2_000);

  /** No rule needs more interruptions to be seen missing. */
  private static final int ENOUGH = 5;

  /** Kept, since the log manager forgets a logger that nobody holds. */
  private static final List<java.util.logging.Logger> CACHE_LOGS =
      Stream.of(
              "cache.Announcer",
              "cache.Fences",
              "cache.LogFollower",
              "cache.Steps",
              "trouble.Troubles")
          .map(name -> java.util.logging.Logger.getLogger("io.fastnpc." + name))
          .toList();

  private static final List<String> kept = new ArrayList<>();
  private static final List<String> broken = new ArrayList<>();

  @BeforeAll
  static void silence() {
    CACHE_LOGS.forEach(log -> log.setLevel(Level.OFF));
  }

  @AfterAll
  static void report() {
    CACHE_LOGS.forEach(log -> log.setLevel(null));
    LOG.log(
        Logger.Level.INFO,
        "scenario | schedules | states\n"
            + String.join("\n", kept)
            + "\n\nrule off | violation | steps\n"
            + String.join("\n", broken));
  }

  @ParameterizedTest
  @EnumSource
  void no_schedule_breaks_the_promise(Scenario scenario) {
    Outcome outcome =
        Explorer.exhaust(scenario, Rule.NONE, ALL ? Explorer.ALL : scenario.interruptions());
    kept.add(scenario + " | " + outcome.schedules() + " | " + outcome.states());
    assertThat(outcome.found()).isEmpty();
  }

  @Test
  void no_random_schedule_of_a_crowd_breaks_the_promise() {
    LongStream.range(0, SEEDS)
        .forEach(
            seed ->
                assertThat(Explorer.random(Rule.NONE, seed, seed % 2 == 1))
                    .as("with seed " + seed)
                    .isEmpty());
    kept.add("a crowd | " + SEEDS + " | random");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void without_a_rule_some_schedule_breaks_the_promise(Rule off) {
    for (int interruptions = 0; interruptions <= ENOUGH; interruptions++) {
      Outcome outcome = Explorer.exhaust(off.scenario(), off, interruptions);
      if (outcome.found().isPresent()) {
        Found found = outcome.found().get();
        broken.add("not: " + off.sentence() + " | " + found.steps() + " steps | " + found);
        return;
      }
    }
    fail("the promise holds without the rule that %s", off.sentence());
  }
}
