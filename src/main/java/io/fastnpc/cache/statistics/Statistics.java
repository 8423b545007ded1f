package io.fastnpc.cache.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What has happened in each cache on this worker since it started. */
public final class Statistics {
  private final Map<String, Counters> caches = new ConcurrentHashMap<>();

  private final Function<String, Stopwatch> stopwatches;

  private final Function<String, Watcher> watchers;

  /** Figures without times. */
  public Statistics() {
    this(cache -> Stopwatch.NONE);
  }

  /** Figures with the times that the stopwatch of each cache takes. */
  public Statistics(Function<String, Stopwatch> stopwatches) {
    this(stopwatches, cache -> Watcher.NONE);
  }

  /** Figures with times, while {@code watchers} are told of single keys of each cache. */
  public Statistics(Function<String, Stopwatch> stopwatches, Function<String, Watcher> watchers) {
    this.stopwatches = stopwatches;
    this.watchers = watchers;
  }

  /** The counters of {@code cache}, always the same ones. */
  public Counters of(String cache) {
    Counters counters = caches.get(cache);
    return counters != null ? counters : caches.computeIfAbsent(cache, this::begin);
  }

  private Counters begin(String cache) {
    return new Counters(stopwatches.apply(cache), watchers.apply(cache));
  }

  /** Makes {@code cache} appear in the figures before it is used for the first time. */
  public void announce(String cache) {
    of(cache);
  }

  /** The figures of each cache by its name. */
  public SortedMap<String, Counts> snapshot() {
    SortedMap<String, Counts> snapshot = new TreeMap<>();
    caches.forEach((cache, counters) -> snapshot.put(cache, counters.snapshot()));
    return snapshot;
  }
}
