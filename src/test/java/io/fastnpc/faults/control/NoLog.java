package io.fastnpc.faults.control;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nobody writes anything down, and nobody is asked to wait.
 *
 * @param epochs has the epoch that never ends
 */
record NoLog(NoEpochs epochs) implements InvalidationLog {
  @Override
  public Reading read(Optional<Position> position, Incarnation sighted) {
    return new Reading(
        false,
        Set.of(),
        Set.of(),
        new Position("nowhere"),
        epochs.one(),
        NoEpochs.CLAIM,
        List.of());
  }

  @Override
  public List<String> unkeptLimits() {
    return List.of();
  }

  @Override
  public void repair() {
    // there is nothing that could be broken
  }
}
