package io.fastnpc.monitoring;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Tally;
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
 * @param workers those that are alive, the answering one first; what others counted before they
 *     went is in {@code stats} and {@code caches}
 */
record StatsAnswer(
    Figures stats,
    Map<String, String> redisMemory,
    SortedMap<String, Figures> caches,
    List<Worker> workers) {
  static StatsAnswer of(Fleet.View fleet, Map<String, String> redisMemory) {
    SortedMap<String, Figures> caches = new TreeMap<>();
    fleet.tallies().forEach((name, tally) -> caches.put(name, Figures.of(tally)));
    return new StatsAnswer(
        Figures.of(Tally.sum(fleet.tallies())), redisMemory, caches, Worker.of(fleet));
  }
}
