package io.fastnpc.cache.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The workers that this one has seen on the board. One that dies while Redis is away, or is
 * emptied, leaves no report there whose age would tell; it is missed because it was seen before.
 */
final class Peers {
  /** So often in a row must one be absent: the living need a moment to report to an empty Redis. */
  static final int ABSENCES = 2;

  private final Map<String, Report> seen = new HashMap<>();
  private final Map<String, Integer> absences = new HashMap<>();

  /**
   * Looks at the board.
   *
   * @param living the reports on it, by the worker's id
   * @param gone whether the worker with that id has left, or was found silent by its report
   * @return the last reports of those that vanished, once
   */
  List<Report> vanished(Map<String, Report> living, Predicate<String> gone) {
    seen.putAll(living);
    seen.keySet().removeIf(gone);
    absences.keySet().retainAll(seen.keySet());
    List<Report> vanished = new ArrayList<>();
    for (Report last : List.copyOf(seen.values())) {
      if (living.containsKey(last.id())) {
        absences.remove(last.id());
      } else if (absences.merge(last.id(), 1, Integer::sum) >= ABSENCES) {
        seen.remove(last.id());
        absences.remove(last.id());
        if (living.values().stream().noneMatch(other -> other.name().equals(last.name()))) {
          vanished.add(last);
        }
      }
    }
    return vanished;
  }
}
