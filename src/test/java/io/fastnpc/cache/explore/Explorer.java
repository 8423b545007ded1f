package io.fastnpc.cache.explore;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Goes through schedules of a scenario until one breaks the promise. */
final class Explorer {
  /** Interruptions without limit. */
  static final int ALL = Integer.MAX_VALUE;

  /**
   * The result of an exploration.
   *
   * @param schedules how many were run
   * @param states how many different states with a choice were reached
   * @param found the first that broke the promise
   */
  record Outcome(int schedules, int states, Optional<Found> found) {}

  /**
   * A schedule that broke the promise.
   *
   * @param steps how many steps it took
   * @param trace what happened, a line a step
   */
  record Found(Violation violation, int steps, List<String> trace) {
    @Override
    public String toString() {
      return violation.getMessage() + "\n    " + String.join("\n    ", trace);
    }
  }

  private Explorer() {}

  /** Goes through all schedules with so many interruptions. */
  static Outcome exhaust(Scenario scenario, Rule off, int interruptions) {
    Exhaustive strategy = new Exhaustive(interruptions);
    int schedules = 0;
    do {
      schedules++;
      Optional<Found> found = run(scenario::cast, off, strategy, scenario.isNear());
      if (found.isPresent()) {
        return new Outcome(schedules, strategy.states(), found);
      }
    } while (strategy.next());
    return new Outcome(schedules, strategy.states(), Optional.empty());
  }

  /** Runs one schedule of a {@link Crowd}; {@code seed} decides everything in it. */
  static Optional<Found> random(Rule off, long seed, boolean near) {
    Random random = new Random(seed);
    return run(
        world -> Crowd.cast(world, random),
        off,
        (able, goOn, state) -> goOn && random.nextInt(3) > 0 ? 0 : random.nextInt(able),
        near);
  }

  private static Optional<Found> run(
      Consumer<World> cast, Rule off, Strategy strategy, boolean near) {
    World world = new World(off, strategy, near);
    cast.accept(world);
    try {
      if (world.scheduler.run()) {
        world.settle();
      }
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(new Found(violation, world.scheduler.steps(), world.scheduler.trace()));
    }
  }
}
