package io.fastnpc.monitoring;

import io.fastnpc.cache.insight.Causes;
import io.fastnpc.cache.insight.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of {@code /admin/cache/keys/caches}. Moments are epoch milliseconds.
 *
 * @param since from when on {@code misses} are known, within the last hour
 * @param at when it was put together
 * @param workers of how many workers {@code misses} are
 * @param complete whether Redis told what the other workers counted
 * @param caches each cache by its name
 */
record InsightAnswer(
    long since, long at, int workers, boolean complete, SortedMap<String, Cache> caches) {
  /**
   * One cache.
   *
   * @param hitMicros how long Redis's answers took, since the last reset
   * @param loadMicros how long PostgreSQL's answers took, since the last reset
   * @param savedMicros how long PostgreSQL would have worked for the reads that did not ask it: as
   *     many loads of median length, since the last reset
   * @param misses why reads missed, by reason; estimates
   * @param sparedByLongerTtl how many of them would be hits if entries lived twice as long; an
   *     estimate
   */
  record Cache(
      Times hitMicros,
      Times loadMicros,
      long savedMicros,
      Map<String, Long> misses,
      long sparedByLongerTtl) {
    private static Cache of(CacheInsight insight) {
      return new Cache(
          Times.of(insight.tally().hits()),
          Times.of(insight.tally().loads()),
          insight.savedMicros(),
          byReason(insight.causes()),
          insight.causes().spared());
    }

    private static Map<String, Long> byReason(Causes causes) {
      Map<String, Long> byReason = new LinkedHashMap<>();
      for (Reason reason : Reason.values()) {
        byReason.put(reason.label(), causes.of(reason));
      }
      return byReason;
    }
  }

  static InsightAnswer of(CacheInsights.All all) {
    SortedMap<String, Cache> caches = new TreeMap<>();
    all.caches().forEach((name, insight) -> caches.put(name, Cache.of(insight)));
    return new InsightAnswer(all.since(), all.at(), all.workers(), all.complete(), caches);
  }
}
