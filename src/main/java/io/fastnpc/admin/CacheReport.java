package io.fastnpc.admin;

import io.fastnpc.cache.CacheStatistics;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of {@code /admin/cache/stats}.
 *
 * @param stats all caches together
 * @param redisMemory what Redis says of its memory, or an {@code error}
 * @param caches each cache by its name
 * @param workers the workers that the figures are from
 */
public record CacheReport(
    CacheFigures.Summary stats,
    Map<String, String> redisMemory,
    SortedMap<String, CacheFigures> caches,
    List<Worker> workers) {

  /**
   * One worker's part.
   *
   * @param worker its name
   * @param stats all its caches together
   */
  public record Worker(String worker, CacheFigures.Summary stats) {}

  static CacheReport of(
      String worker, Map<String, CacheStatistics> caches, Map<String, String> redisMemory) {
    CacheFigures.Summary total =
        CacheFigures.Summary.of(
            caches.values().stream().reduce(CacheStatistics.NONE, CacheStatistics::plus));
    SortedMap<String, CacheFigures> figures = new TreeMap<>();
    caches.forEach((name, statistics) -> figures.put(name, CacheFigures.of(statistics)));
    return new CacheReport(total, redisMemory, figures, List.of(new Worker(worker, total)));
  }
}
