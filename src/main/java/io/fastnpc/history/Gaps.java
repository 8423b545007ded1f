package io.fastnpc.history;

import io.fastnpc.cache.fleet.Fleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Steps that Redis has lost, made up from the minutes in PostgreSQL: what a worker did in a minute
 * and in none of its steps that are known is spread evenly over those that are not.
 */
final class Gaps {
  private static final long STEP_MILLIS = Fleet.STEP.toMillis();
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  private Gaps() {}

  /**
   * Fills the gaps of one minute.
   *
   * @param steps what each worker did in each step, by its beginning in epoch milliseconds
   * @param minute its beginning in epoch milliseconds
   * @param parts what each worker did in the whole minute
   */
  static void fill(SortedMap<Long, Map<UUID, Reads>> steps, long minute, Map<UUID, Reads> parts) {
    parts.forEach((worker, whole) -> fill(steps, minute, worker, whole));
  }

  private static void fill(
      SortedMap<Long, Map<UUID, Reads>> steps, long minute, UUID worker, Reads whole) {
    List<Map<UUID, Reads>> unknown = new ArrayList<>();
    Reads rest = whole;
    for (long at = minute; at < minute + MINUTE_MILLIS; at += STEP_MILLIS) {
      Map<UUID, Reads> step = steps.computeIfAbsent(at, begun -> new TreeMap<>());
      Reads known = step.get(worker);
      if (known == null) {
        unknown.add(step);
      } else {
        rest = rest.without(known);
      }
    }
    for (int i = 0; i < unknown.size(); i++) {
      unknown.get(i).put(worker, rest.share(i, unknown.size()));
    }
  }
}
