package io.fastnpc.monitoring;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A {@link Tally} in JSON: first in the words of the existing product, then everything that is
 * counted under the name of its {@link Count}.
 *
 * @param hits reads that Redis answered
 * @param misses reads that had to ask the database
 * @param sets values stored
 * @param deletes keys made stale
 * @param hitRate the part of hits, such as {@code 97.31%}
 * @param totalRequests hits and misses
 * @param reads all reads: hits, misses and bypasses
 * @param bypassed all bypasses
 * @param stampedesAvoided reads answered by the load of another reader
 * @param queriesSaved reads answered without asking PostgreSQL
 * @param counts every other count, side by side with the above
 * @param bypasses reads that did not ask the cache, by reason; reasons that did not occur are
 *     missing
 * @param hitMicros how long Redis's answers took
 * @param loadMicros how long PostgreSQL's answers took
 */
@Schema(
    description =
        "What was counted. Beside these fields stands every other count by its name, such as"
            + " negative_hits, each a number.")
record Figures(
    long hits,
    long misses,
    long sets,
    long deletes,
    String hitRate,
    long totalRequests,
    long reads,
    long bypassed,
    long stampedesAvoided,
    long queriesSaved,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Long> counts,
    SortedMap<String, Long> bypasses,
    Times hitMicros,
    Times loadMicros) {
  static Figures of(Tally tally) {
    Counts counts = tally.counts();
    return new Figures(
        counts.of(Count.HITS),
        counts.of(Count.MISSES),
        counts.of(Count.FILLS),
        counts.of(Count.EVICTIONS),
        String.format(Locale.ROOT, "%.2f%%", 100 * counts.hitRate()),
        counts.asked(),
        counts.reads(),
        counts.bypassed(),
        counts.stampedesAvoided(),
        counts.queriesSaved(),
        others(counts),
        byReason(counts),
        Times.of(tally.hits()),
        Times.of(tally.loads()));
  }

  private static Map<String, Long> others(Counts counts) {
    Map<String, Long> others = new LinkedHashMap<>();
    for (Count what : Count.values()) {
      if (what != Count.HITS && what != Count.MISSES) {
        others.put(what.label(), counts.of(what));
      }
    }
    return others;
  }

  private static SortedMap<String, Long> byReason(Counts counts) {
    SortedMap<String, Long> byReason = new TreeMap<>();
    for (Map.Entry<Bypass, Long> bypass : counts.bypasses().entrySet()) {
      byReason.put(bypass.getKey().label(), bypass.getValue());
    }
    return byReason;
  }
}
