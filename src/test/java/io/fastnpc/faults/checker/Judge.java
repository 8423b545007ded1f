package io.fastnpc.faults.checker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what clients have seen with what the database has held: every key by itself must look
 * like one variable, whose writes are those of the database in their order.
 */
final class Judge {
  private Judge() {}

  /**
   * Returns every violation.
   *
   * @param committed the versions of each key in the order of their commits, the first one from
   *     before the first observation
   * @param observations what was seen, in any order; a write that was not acknowledged is none
   */
  static List<Violation> check(
      Map<String, List<Version>> committed, Collection<Observation> observations) {
    Map<String, List<Observation>> byKey = new TreeMap<>();
    for (Observation observation : observations) {
      byKey.computeIfAbsent(observation.key(), key -> new ArrayList<>()).add(observation);
    }
    List<Violation> violations = new ArrayList<>();
    byKey.forEach(
        (key, seen) ->
            violations.addAll(new KeyJudge(committed.getOrDefault(key, List.of())).check(seen)));
    return violations;
  }
}
