package io.fastnpc.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What has happened in one cache on this worker; counts are never lost under contention. */
public final class Counters {
  final Stopwatch stopwatch;
  final LongAdder hits = new LongAdder();
  final LongAdder negativeHits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder coalesced = new LongAdder();
  final LongAdder awaited = new LongAdder();
  final LongAdder fills = new LongAdder();
  final LongAdder refusedFills = new LongAdder();
  final LongAdder evictions = new LongAdder();
  final LongAdder errors = new LongAdder();
  private final Map<Bypass, LongAdder> bypasses = new EnumMap<>(Bypass.class);

  Counters(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    for (Bypass reason : Bypass.values()) {
      bypasses.put(reason, new LongAdder());
    }
  }

  /** Counts a read that went by the cache. */
  public void bypassed(Bypass reason) {
    bypasses(reason).increment();
  }

  LongAdder bypasses(Bypass reason) {
    return Objects.requireNonNull(bypasses.get(reason), "every reason has a counter");
  }

  /** Counts a read that the cache answered with {@code value}. */
  <T> Optional<T> hit(Optional<T> value) {
    hits.increment();
    if (value.isEmpty()) {
      negativeHits.increment();
    }
    return value;
  }

  /** Counts a read that was about to load when another reader's load brought {@code value}. */
  <T> Optional<T> awaited(Optional<T> value) {
    awaited.increment();
    return hit(value);
  }

  /** {@code loader} with its time taken, where it succeeds. */
  <T> Loader<T> timed(Loader<T> loader) {
    return () -> {
      long start = stopwatch.start();
      Optional<T> value = loader.load();
      stopwatch.load(start);
      return value;
    };
  }

  CacheStatistics snapshot() {
    Map<Bypass, Long> reasons = new EnumMap<>(Bypass.class);
    bypasses.forEach((reason, count) -> reasons.put(reason, count.sum()));
    return new CacheStatistics(
        hits.sum(),
        negativeHits.sum(),
        misses.sum(),
        coalesced.sum(),
        awaited.sum(),
        fills.sum(),
        refusedFills.sum(),
        evictions.sum(),
        errors.sum(),
        Map.copyOf(reasons));
  }
}
