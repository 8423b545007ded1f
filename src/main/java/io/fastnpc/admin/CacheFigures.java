package io.fastnpc.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fastnpc.cache.Bypass;
import io.fastnpc.cache.CacheStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in one cache.
 *
 * @param summary the figures that totals have too
 * @param negativeHits hits that said that there is no such thing
 * @param coalesced misses answered by the load of another reader
 * @param refusedFills values not stored because something had changed meanwhile
 * @param errors entries that could not be read or written, calls to Redis that failed
 * @param bypasses reads that did not ask the cache, by reason
 */
public record CacheFigures(
    @JsonUnwrapped Summary summary,
    long negativeHits,
    long coalesced,
    long refusedFills,
    long errors,
    SortedMap<String, Long> bypasses) {

  /**
   * The figures in the words of the existing product.
   *
   * @param hits reads that Redis answered
   * @param misses reads that had to ask the database
   * @param sets values stored
   * @param deletes keys made stale
   * @param hitRate the part of hits, such as {@code 97.31%}
   * @param totalRequests hits and misses
   */
  public record Summary(
      long hits, long misses, long sets, long deletes, String hitRate, long totalRequests) {
    static Summary of(CacheStatistics figures) {
      long requests = figures.hits() + figures.misses();
      double percent = requests == 0 ? 0 : 100.0 * figures.hits() / requests;
      return new Summary(
          figures.hits(),
          figures.misses(),
          figures.fills(),
          figures.evictions(),
          String.format(Locale.ROOT, "%.2f%%", percent),
          requests);
    }
  }

  static CacheFigures of(CacheStatistics figures) {
    return new CacheFigures(
        Summary.of(figures),
        figures.negativeHits(),
        figures.coalesced(),
        figures.refusedFills(),
        figures.errors(),
        byName(figures.bypasses()));
  }

  private static SortedMap<String, Long> byName(Map<Bypass, Long> bypasses) {
    SortedMap<String, Long> named = new TreeMap<>();
    bypasses.forEach((reason, count) -> named.put(reason.name().toLowerCase(Locale.ROOT), count));
    return named;
  }
}
