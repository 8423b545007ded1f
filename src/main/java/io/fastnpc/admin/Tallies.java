package io.fastnpc.admin;

import io.fastnpc.cache.Bypass;
import io.fastnpc.cache.CacheStatistics;
import io.fastnpc.cache.fleet.Spans;
import io.fastnpc.cache.fleet.Tally;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted, in the forms that the page and clients see. */
final class Tallies {
  private Tallies() {}

  static Overview.Figures figures(Tally tally) {
    CacheStatistics counts = tally.counts();
    return new Overview.Figures(
        counts.reads(),
        counts.hits(),
        counts.misses(),
        counts.hitRate(),
        counts.allBypasses(),
        byName(counts.bypasses()),
        counts.fills(),
        counts.refusedFills(),
        counts.evictions(),
        counts.negativeHits(),
        counts.errors(),
        counts.stampedesAvoided(),
        counts.queriesSaved(),
        times(tally.hits()),
        times(tally.loads()));
  }

  private static SortedMap<String, Long> byName(Map<Bypass, Long> bypasses) {
    SortedMap<String, Long> named = new TreeMap<>();
    bypasses.forEach((reason, count) -> named.put(reason.name(), count));
    return named;
  }

  static Overview.Times times(Spans spans) {
    return new Overview.Times(spans.count(), spans.micros(50), spans.micros(95), spans.micros(99));
  }

  static Overview.Sample sample(long at, int seconds, Tally tally) {
    CacheStatistics counts = tally.counts();
    return new Overview.Sample(
        at,
        seconds,
        counts.reads(),
        counts.hits(),
        counts.misses(),
        counts.allBypasses(),
        counts.evictions(),
        counts.errors(),
        times(tally.hits()),
        times(tally.loads()));
  }
}
