package io.fastnpc.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What has happened in one cache on this worker; counts are never lost under contention. */
final class Counters {
  final LongAdder hits = new LongAdder();
  final LongAdder negativeHits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder coalesced = new LongAdder();
  final LongAdder fills = new LongAdder();
  final LongAdder refusedFills = new LongAdder();
  final LongAdder evictions = new LongAdder();
  final LongAdder errors = new LongAdder();
  private final LongAdder[] bypasses = new LongAdder[Bypass.values().length];

  Counters() {
    for (int i = 0; i < bypasses.length; i++) {
      bypasses[i] = new LongAdder();
    }
  }

  LongAdder bypasses(Bypass reason) {
    return bypasses[reason.ordinal()];
  }

  /** Counts a read that the cache answered with {@code value}. */
  <T> Optional<T> hit(Optional<T> value) {
    hits.increment();
    if (value.isEmpty()) {
      negativeHits.increment();
    }
    return value;
  }

  CacheStatistics snapshot() {
    Map<Bypass, Long> reasons = new EnumMap<>(Bypass.class);
    for (Bypass reason : Bypass.values()) {
      reasons.put(reason, bypasses(reason).sum());
    }
    return new CacheStatistics(
        hits.sum(),
        negativeHits.sum(),
        misses.sum(),
        coalesced.sum(),
        fills.sum(),
        refusedFills.sum(),
        evictions.sum(),
        errors.sum(),
        Map.copyOf(reasons));
  }
}
