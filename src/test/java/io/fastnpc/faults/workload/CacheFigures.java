package io.fastnpc.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.faults.workload.Call.Unanswered;
import io.fastnpc.tools.servers.RestClient;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the caches of a worker were used, by its own statistics.
 *
 * @param hits reads answered from Redis
 * @param misses reads that found nothing there
 * @param bypasses reads that did not ask Redis, by reason
 */
public record CacheFigures(long hits, long misses, Map<String, Long> bypasses) {
  static final CacheFigures NONE = new CacheFigures(0, 0, Map.of());

  /** The figures of the worker that {@code admin} talks to. @throws Unanswered if it does not */
  static CacheFigures of(RestClient admin) throws Unanswered {
    JsonNode body = Http.answer(() -> admin.get("/admin/cache/stats?scope=worker"), 200).body();
    CacheFigures sum = NONE;
    for (JsonNode cache : body.path("caches")) {
      Map<String, Long> bypasses = new TreeMap<>();
      for (var reason : cache.path("bypasses").properties()) {
        bypasses.put(reason.getKey(), reason.getValue().asLong());
      }
      long hits = cache.path("hits").asLong();
      sum = sum.plus(new CacheFigures(hits, cache.path("misses").asLong(), bypasses));
    }
    return sum;
  }

  CacheFigures plus(CacheFigures other) {
    Map<String, Long> sum = new TreeMap<>(bypasses);
    other.bypasses.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new CacheFigures(hits + other.hits, misses + other.misses, sum);
  }
}
