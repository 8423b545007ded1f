package io.fastnpc.cache.statistics;

import java.util.SortedMap;
import java.util.TreeMap;

/** What this worker has counted and measured since it started; nothing here ever goes back. */
public final class Ledger {
  private final Statistics statistics;
  private final Stopwatches stopwatches;

  /** Reads the counts from {@code statistics} and the times from {@code stopwatches}. */
  public Ledger(Statistics statistics, Stopwatches stopwatches) {
    this.statistics = statistics;
    this.stopwatches = stopwatches;
  }

  /** The tally of each cache by its name. */
  public SortedMap<String, Tally> now() {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (var cache : statistics.snapshot().entrySet()) {
      String name = cache.getKey();
      Counts counts = cache.getValue();
      tallies.put(name, new Tally(counts, stopwatches.hits(name), stopwatches.loads(name)));
    }
    return tallies;
  }
}
