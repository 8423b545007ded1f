package io.fastnpc.monitoring;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
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
 * @param workers those that are alive, the answering one first; what others counted before they
 *     went is in {@code stats} and {@code caches}
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
    static Figures of(Counts statistics) {
      return new Figures(
          statistics.of(Count.HITS),
          statistics.of(Count.MISSES),
          statistics.of(Count.FILLS),
          statistics.of(Count.EVICTIONS),
          String.format(Locale.ROOT, "%.2f%%", 100 * statistics.hitRate()),
          statistics.of(Count.HITS) + statistics.of(Count.MISSES));
    }
  }

  /**
   * One worker's part.
   *
   * @param worker its name
   * @param state {@code TRUSTED}, or why it does not use the cache
   * @param redisAnswers whether Redis answered its last call
   * @param version of the application
   * @param startedAt when it started, in epoch milliseconds
   * @param seenAt when it told this, in epoch milliseconds
   * @param heapUsed bytes
   * @param heapMax bytes
   * @param stats all its caches together
   */
  public record Worker(
      String worker,
      String state,
      boolean redisAnswers,
      String version,
      long startedAt,
      long seenAt,
      long heapUsed,
      long heapMax,
      Figures stats) {}

  /** The answer made of {@code view}. */
  public static CacheReport of(Fleet.View view, Map<String, String> redisMemory) {
    SortedMap<String, CacheFigures> figures = new TreeMap<>();
    view.tallies().forEach((name, tally) -> figures.put(name, CacheFigures.of(tally)));
    List<Worker> workers =
        view.workers().stream()
            .map(
                report ->
                    new Worker(
                        report.name(),
                        report.state(),
                        report.redisAnswers(),
                        report.version(),
                        report.startedAt(),
                        report.at(),
                        report.heapUsed(),
                        report.heapMax(),
                        Figures.of(Tally.sum(report.tallies()).counts())))
            .toList();
    return new CacheReport(
        Figures.of(Tally.sum(view.tallies()).counts()), redisMemory, figures, workers);
  }
}
