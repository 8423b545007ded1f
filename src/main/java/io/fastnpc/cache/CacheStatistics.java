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
 * @param awaited hits that another reader's load brought to one who was about to load
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
    long awaited,
    long fills,
    long refusedFills,
    long evictions,
    long errors,
    Map<Bypass, Long> bypasses) {

  /** Nothing has happened. */
  public static final CacheStatistics NONE =
      new CacheStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  /** Both together. */
  public CacheStatistics plus(CacheStatistics other) {
    return with(other, 1);
  }

  /** What came on top of {@code earlier}. */
  public CacheStatistics minus(CacheStatistics earlier) {
    return with(earlier, -1);
  }

  private CacheStatistics with(CacheStatistics other, int sign) {
    Map<Bypass, Long> sum = new EnumMap<>(Bypass.class);
    sum.putAll(bypasses);
    other.bypasses.forEach((reason, count) -> sum.merge(reason, sign * count, Long::sum));
    sum.values().removeIf(count -> count == 0);
    return new CacheStatistics(
        hits + sign * other.hits,
        negativeHits + sign * other.negativeHits,
        misses + sign * other.misses,
        coalesced + sign * other.coalesced,
        awaited + sign * other.awaited,
        fills + sign * other.fills,
        refusedFills + sign * other.refusedFills,
        evictions + sign * other.evictions,
        errors + sign * other.errors,
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

  /** The part of the reads that asked Redis which it answered, from 0 to 1; 0: none asked. */
  public double hitRate() {
    return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
  }

  /** Reads that would have loaded what another reader was loading. */
  public long stampedesAvoided() {
    return coalesced + awaited;
  }

  /** Reads that were answered without asking the database. */
  public long queriesSaved() {
    return hits + coalesced;
  }

  /** Whether anything has happened. */
  public boolean happened() {
    return !equals(NONE);
  }
}
