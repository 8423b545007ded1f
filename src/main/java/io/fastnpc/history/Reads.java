package io.fastnpc.history;

import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;

/**
 * What happened in some time, of what is counted the part that a history shows.
 *
 * @param hits reads that Redis answered
 * @param misses reads that found nothing they could use
 * @param bypassed reads that did not ask Redis
 * @param coalesced misses that were answered by another reader's load
 * @param evictions keys made stale by writes
 * @param errors entries that could not be read or written, and calls to Redis that failed
 */
record Reads(long hits, long misses, long bypassed, long coalesced, long evictions, long errors) {
  /** Nothing has happened. */
  static final Reads NONE = new Reads(0, 0, 0, 0, 0, 0);

  /** That part of {@code counts}. */
  static Reads of(Counts counts) {
    return new Reads(
        counts.of(Count.HITS),
        counts.of(Count.MISSES),
        counts.bypassed(),
        counts.of(Count.COALESCED),
        counts.of(Count.EVICTIONS),
        counts.of(Count.ERRORS));
  }

  /** The sum of both. */
  Reads plus(Reads other) {
    return new Reads(
        hits + other.hits,
        misses + other.misses,
        bypassed + other.bypassed,
        coalesced + other.coalesced,
        evictions + other.evictions,
        errors + other.errors);
  }

  /** What is left of this without {@code part}; never less than nothing. */
  Reads without(Reads part) {
    return new Reads(
        Math.max(0, hits - part.hits),
        Math.max(0, misses - part.misses),
        Math.max(0, bypassed - part.bypassed),
        Math.max(0, coalesced - part.coalesced),
        Math.max(0, evictions - part.evictions),
        Math.max(0, errors - part.errors));
  }

  /** The share number {@code index}, from 0, of {@code shares} that add up to this. */
  Reads share(int index, int shares) {
    return new Reads(
        share(hits, index, shares),
        share(misses, index, shares),
        share(bypassed, index, shares),
        share(coalesced, index, shares),
        share(evictions, index, shares),
        share(errors, index, shares));
  }

  private static long share(long all, int index, int shares) {
    return all * (index + 1) / shares - all * index / shares;
  }
}
