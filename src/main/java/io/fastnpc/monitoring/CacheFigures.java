package io.fastnpc.monitoring;

import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in one cache: first what its {@link CacheReport.Figures} say, then the rest.
 *
 * @param hits reads that Redis answered
 * @param misses reads that had to ask the database
 * @param sets values stored
 * @param deletes keys made stale
 * @param hitRate the part of hits, such as {@code 97.31%}
 * @param totalRequests hits and misses
 * @param negativeHits hits that said that there is no such thing
 * @param stampedesAvoided reads answered by the load of another reader
 * @param queriesSaved reads answered without asking PostgreSQL
 * @param refusedFills values not stored because something had changed meanwhile
 * @param errors entries that could not be read or written, calls to Redis that failed
 * @param bypasses reads that did not ask the cache, by reason
 * @param hitMicros how long Redis's answers took
 * @param loadMicros how long PostgreSQL's answers took
 */
public record CacheFigures(
    long hits,
    long misses,
    long sets,
    long deletes,
    String hitRate,
    long totalRequests,
    long negativeHits,
    long stampedesAvoided,
    long queriesSaved,
    long refusedFills,
    long errors,
    SortedMap<String, Long> bypasses,
    Overview.Times hitMicros,
    Overview.Times loadMicros) {

  static CacheFigures of(Tally tally) {
    Counts statistics = tally.counts();
    CacheReport.Figures figures = CacheReport.Figures.of(statistics);
    return new CacheFigures(
        figures.hits(),
        figures.misses(),
        figures.sets(),
        figures.deletes(),
        figures.hitRate(),
        figures.totalRequests(),
        statistics.of(Count.NEGATIVE_HITS),
        statistics.stampedesAvoided(),
        statistics.queriesSaved(),
        statistics.of(Count.REFUSED_FILLS),
        statistics.of(Count.ERRORS),
        byName(statistics.bypasses()),
        Tallies.times(tally.hits()),
        Tallies.times(tally.loads()));
  }

  private static SortedMap<String, Long> byName(Map<Bypass, Long> bypasses) {
    SortedMap<String, Long> named = new TreeMap<>();
    bypasses.forEach((reason, count) -> named.put(reason.name().toLowerCase(Locale.ROOT), count));
    return named;
  }
}
