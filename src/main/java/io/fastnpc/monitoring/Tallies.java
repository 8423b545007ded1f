package io.fastnpc.monitoring;

import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted, in the forms that the page and clients see. */
final class Tallies {
  private Tallies() {}

  static Overview.Figures figures(Tally tally) {
    Counts counts = tally.counts();
    return new Overview.Figures(
        counts.reads(),
        counts.of(Count.HITS),
        counts.of(Count.MISSES),
        counts.hitRate(),
        counts.bypassed(),
        byName(counts.bypasses()),
        counts.of(Count.FILLS),
        counts.of(Count.REFUSED_FILLS),
        counts.of(Count.EVICTIONS),
        counts.of(Count.NEGATIVE_HITS),
        counts.of(Count.ERRORS),
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
    Counts counts = tally.counts();
    return new Overview.Sample(
        at,
        seconds,
        counts.reads(),
        counts.of(Count.HITS),
        counts.of(Count.MISSES),
        counts.bypassed(),
        counts.of(Count.EVICTIONS),
        counts.of(Count.ERRORS),
        times(tally.hits()),
        times(tally.loads()));
  }
}
