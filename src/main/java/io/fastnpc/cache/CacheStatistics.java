package io.fastnpc.cache;

import java.util.EnumMap;
import java.util.Map;

/**
 * What has happened in one cache, or in several together. Every read counts once: as a hit, a miss
 * or a bypass.
 *
 * @param hits reads answered from Redis, those of {@code negativeHits} included
 * @param negativeHits hits that said that there is no such thing
 * @param misses reads that found nothing they could use
 * @param coalesced misses that were answered by the load of another reader
 * @param fills values stored
 * @param refusedFills values not stored because something had changed meanwhile
 * @param evictions keys made stale by committed writes of this worker
 * @param errors entries that could not be read or written, calls to Redis that failed
 * @param bypasses reads that went to the database without asking the cache, by reason
 */
public record CacheStatistics(
    long hits,
    long negativeHits,
    long misses,
    long coalesced,
    long fills,
    long refusedFills,
    long evictions,
    long errors,
    Map<Bypass, Long> bypasses) {

  /** Nothing has happened. */
  public static final CacheStatistics NONE = new CacheStatistics(0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  /** Both together. */
  public CacheStatistics plus(CacheStatistics other) {
    Map<Bypass, Long> sum = new EnumMap<>(Bypass.class);
    sum.putAll(bypasses);
    other.bypasses.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new CacheStatistics(
        hits + other.hits,
        negativeHits + other.negativeHits,
        misses + other.misses,
        coalesced + other.coalesced,
        fills + other.fills,
        refusedFills + other.refusedFills,
        evictions + other.evictions,
        errors + other.errors,
        Map.copyOf(sum));
  }

  /** Reads that went by the cache, whatever the reason. */
  public long allBypasses() {
    return bypasses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All reads. */
  public long reads() {
    return hits + misses + allBypasses();
  }

  /** The part of all reads that Redis answered, from 0 to 1; 0 where there were none. */
  public double hitRate() {
    return reads() == 0 ? 0 : (double) hits / reads();
  }
}
