package io.fastnpc.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A history as administrators get it.
 *
 * @param stepSeconds the length of a step
 * @param until where the last step that can be known ends; epoch milliseconds, as all moments here
 * @param complete whether Redis and PostgreSQL have told what they know; otherwise more steps may
 *     be missing
 * @param cache of which cache; absent: of all together
 * @param worker of which worker; absent: of all together
 * @param caches those that can be chosen
 * @param workers those that can be chosen, in the order of their starts
 * @param marks what may explain a change, in its order
 * @param items the steps in order; one of which nobody knows is missing
 */
public record HistoryAnswer(
    int stepSeconds,
    long until,
    boolean complete,
    Optional<String> cache,
    Optional<UUID> worker,
    Set<String> caches,
    List<WorkerLife> workers,
    List<Mark> marks,
    List<Step> items) {
  /** What happened in the step that began {@code at}; names as in the statistics. */
  public record Step(
      long at,
      long reads,
      long hits,
      long misses,
      long bypassed,
      long coalesced,
      long evictions,
      long errors) {
    private static Step of(Map.Entry<Long, Reads> step) {
      Reads reads = step.getValue();
      return new Step(
          step.getKey(),
          reads.hits() + reads.misses() + reads.bypassed(),
          reads.hits(),
          reads.misses(),
          reads.bypassed(),
          reads.coalesced(),
          reads.evictions(),
          reads.errors());
    }
  }

  static List<Step> items(SortedMap<Long, Reads> steps) {
    return steps.entrySet().stream().map(Step::of).toList();
  }
}
