package io.fastnpc.admin;

import io.fastnpc.cache.CacheStatistics;
import java.util.List;
import java.util.Locale;
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
    Figures stats,
    Map<String, String> redisMemory,
    SortedMap<String, CacheFigures> caches,
    List<Worker> workers) {

  /**
   * What happened, in the words of the existing product.
   *
   * @param hits reads that Redis answered
   * @param misses reads that had to ask the database
   * @param sets values stored
   * @param deletes keys made stale
   * @param hitRate the part of hits, such as {@code 97.31%}
   * @param totalRequests hits and misses
   */
  public record Figures(
      long hits, long misses, long sets, long deletes, String hitRate, long totalRequests) {
    static Figures of(CacheStatistics statistics) {
      long requests = statistics.hits() + statistics.misses();
      double percent = requests == 0 ? 0 : 100.0 * statistics.hits() / requests;
      return new Figures(
          statistics.hits(),
          statistics.misses(),
          statistics.fills(),
          statistics.evictions(),
          String.format(Locale.ROOT, "%.2f%%", percent),
          requests);
    }
  }

  /**
   * One worker's part.
   *
   * @param worker its name
   * @param stats all its caches together
   */
  public record Worker(String worker, Figures stats) {}

  static CacheReport of(
      String worker, Map<String, CacheStatistics> caches, Map<String, String> redisMemory) {
    Figures total =
        Figures.of(caches.values().stream().reduce(CacheStatistics.NONE, CacheStatistics::plus));
    SortedMap<String, CacheFigures> figures = new TreeMap<>();
    caches.forEach((name, statistics) -> figures.put(name, CacheFigures.of(statistics)));
    return new CacheReport(total, redisMemory, figures, List.of(new Worker(worker, total)));
  }
}
