package io.fastnpc.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what clients have seen with what the database has held: every key by itself must look
 * like one variable, whose writes are those of the database in their order.
 */
final class Checker {
  private Checker() {}

  /**
   * Everything that does not fit.
   *
   * @param committed the versions of each key in the order of their commits, the first one from
   *     before the first observation
   * @param observations what was seen, in any order; a write that was not acknowledged is none
   */
  static List<Anomaly> check(
      Map<String, List<Version>> committed, Collection<Observation> observations) {
    Map<String, List<Observation>> byKey = new TreeMap<>();
    for (Observation observation : observations) {
      byKey.computeIfAbsent(observation.key(), key -> new ArrayList<>()).add(observation);
    }
    List<Anomaly> anomalies = new ArrayList<>();
    byKey.forEach(
        (key, seen) ->
            anomalies.addAll(new KeyCheck(committed.getOrDefault(key, List.of())).check(seen)));
    return anomalies;
  }
}
