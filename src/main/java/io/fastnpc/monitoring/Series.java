package io.fastnpc.monitoring;

import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One of the counters that make up a metric.
 *
 * @param metric the name of the metric, without the beginning that all of the cache's metrics share
 * @param labels the value of each label by its name
 */
record Series(String metric, SortedMap<String, String> labels) {
  /** Everything that was counted in {@code cache}, as the values of its counters. */
  static Map<Series, Long> of(String cache, Counts counts) {
    Map<Series, Long> series = new HashMap<>();
    for (Count what : Count.values()) {
      // Two counts may go into one counter.
      series.merge(of(what).in(cache), counts.of(what), Long::sum);
    }
    for (Bypass reason : Bypass.values()) {
      series.put(labelled("bypasses", "reason", reason.label()).in(cache), counts.of(reason));
    }
    series.put(labelled("reads", "result", "bypass").in(cache), counts.bypassed());
    series.put(plain("queries_saved").in(cache), counts.queriesSaved());
    return series;
  }

  /** Where {@code what} goes: a new count has a metric of its own name. */
  private static Series of(Count what) {
    return switch (what) {
      case HITS -> labelled("reads", "result", "hit");
      case MISSES -> labelled("reads", "result", "miss");
      case FILLS -> labelled("fills", "result", "stored");
      case REFUSED_FILLS -> labelled("fills", "result", "refused");
      case OVERSIZED -> labelled("fills", "result", "oversized");
      case COALESCED, AWAITED -> plain("stampedes_avoided");
      default -> plain(what.label());
    };
  }

  private static Series plain(String metric) {
    return new Series(metric, new TreeMap<>());
  }

  private static Series labelled(String metric, String label, String value) {
    return new Series(metric, new TreeMap<>(Map.of(label, value)));
  }

  private Series in(String cache) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.put("cache", cache);
    return new Series(metric, all);
  }
}
