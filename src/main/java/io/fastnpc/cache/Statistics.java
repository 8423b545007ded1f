package io.fastnpc.cache;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What has happened in each cache on this worker since it started. */
public final class Statistics {
  private final Map<String, Counters> caches = new ConcurrentHashMap<>();

  Counters of(String cache) {
    Counters counters = caches.get(cache);
    return counters != null ? counters : caches.computeIfAbsent(cache, name -> new Counters());
  }

  /** Makes {@code cache} appear in the figures before it is used for the first time. */
  public void announce(String cache) {
    of(cache);
  }

  /** Counts a read that went by the cache. */
  public void countBypass(String cache, Bypass reason) {
    of(cache).bypasses(reason).increment();
  }

  /** The figures of each cache by its name. */
  public SortedMap<String, CacheStatistics> snapshot() {
    SortedMap<String, CacheStatistics> snapshot = new TreeMap<>();
    caches.forEach((cache, counters) -> snapshot.put(cache, counters.snapshot()));
    return snapshot;
  }
}
