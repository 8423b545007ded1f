package io.fastnpc.monitoring;

import java.util.Map;
import org.eclipse.microprofile.metrics.Metadata;

/** What each metric means, as {@code /metrics} says it. */
final class MetricHelp {
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("fastnpc_cache_trusted", "1 while this worker uses the cache, else 0"),
          Map.entry("fastnpc_cache_enabled", "0 where the cache is switched off by its setting"),
          Map.entry("fastnpc_postgres_up", "1 while PostgreSQL answers this worker"),
          Map.entry(
              "fastnpc_failed_answers",
              "Requests answered with 500 or more, by cause: fault or overload"),
          Map.entry("fastnpc_redis_up", "1 while Redis answers this worker and refuses nothing"),
          Map.entry("fastnpc_redis_refuses", "1 while Redis refuses what the cache needs"),
          Map.entry("fastnpc_refusals", "Requests refused by quotas and limits, by reason"),
          Map.entry("fastnpc_cache_reads", "Reads by cache and result: hit, miss or bypass"),
          Map.entry("fastnpc_cache_fills", "Loaded values by whether they were stored"),
          Map.entry("fastnpc_cache_bypasses", "Reads that did not ask the cache, by reason"),
          Map.entry("fastnpc_cache_queries_saved", "Reads answered without asking PostgreSQL"),
          Map.entry(
              "fastnpc_cache_stampedes_avoided", "Reads answered by the load of another reader"),
          Map.entry("fastnpc_cache_near_hits", "Hits answered from this worker's own memory"),
          Map.entry("fastnpc_cache_compressed", "Values that were compressed as they were stored"),
          Map.entry(
              "fastnpc_cache_unheard", "Keys of writes that waited for a worker's trust to end"),
          Map.entry("fastnpc_cache_negative_hits", "Hits that said that there is no such thing"),
          Map.entry("fastnpc_cache_evictions", "Keys made stale by committed writes"),
          Map.entry("fastnpc_cache_errors", "Calls to Redis that failed, and unreadable entries"),
          Map.entry(
              "fastnpc_cache_hit_seconds", "How long hits took in the last minute, by quantile"),
          Map.entry(
              "fastnpc_cache_load_seconds", "How long loads took in the last minute, by quantile"));

  private MetricHelp() {}

  /** The metric called {@code name} with what it means; one that is new has its name for that. */
  static Metadata of(String name) {
    String text = TEXTS.getOrDefault(name, name.replace('_', ' '));
    return Metadata.builder().withName(name).withDescription(text).build();
  }
}
