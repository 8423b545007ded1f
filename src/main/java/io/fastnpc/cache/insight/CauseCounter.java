package io.fastnpc.cache.insight;

import java.util.EnumMap;
import java.util.Map;

/** Counts why reads of one cache missed. Thread-safe. */
final class CauseCounter {
  private final Map<Reason, Long> misses = new EnumMap<>(Reason.class);
  private long spared;

  synchronized void add(Reason reason, long times) {
    misses.merge(reason, times, Long::sum);
  }

  /** Notes that a longer life would have spared so many of the expired. */
  synchronized void spare(long times) {
    spared += times;
  }

  /** What counted as evicted turns out to have been written elsewhere. */
  synchronized void correct(long times) {
    misses.merge(Reason.EVICTED, -times, Long::sum);
    misses.merge(Reason.WRITTEN, times, Long::sum);
  }

  synchronized Causes now() {
    Map<Reason, Long> counted = new EnumMap<>(misses);
    counted.values().removeIf(count -> count <= 0);
    return new Causes(counted, spared);
  }
}
