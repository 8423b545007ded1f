package io.fastnpc.cache.insight;

import java.util.List;
import java.util.Map;

/**
 * What a worker tells the others of entries that are no longer there, so that they know why their
 * reads miss.
 *
 * @param written when keys became stale by writes, in epoch milliseconds, by their hashes
 * @param cleared the clearings
 */
record Departures(Map<Long, Long> written, List<Clearing> cleared) {
  static final Departures NONE = new Departures(Map.of(), List.of());

  /** Copies what it is given. */
  Departures {
    written = Map.copyOf(written);
    cleared = List.copyOf(cleared);
  }
}
