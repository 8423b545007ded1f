package io.fastnpc.overload;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: so many times at once, and as many again in a stretch of
 * time, evenly. Bounded: of very many those are forgotten that come seldom. Thread-safe.
 */
final class Allowance {
  /** Some ten megabytes at most. */
  private static final int MAX_NAMES = 100_000;

  private final int times;
  private final long eachNanos;
  private final LongSupplier nanos;

  /** By name when all that was taken is given again. */
  private final Cache<String, Long> full;

  /**
   * Nobody has taken anything.
   *
   * @param times how often in {@code stretch}; 0: any number
   * @param nanos a monotonic clock in nanoseconds
   */
  Allowance(int times, Duration stretch, LongSupplier nanos) {
    this.times = times;
    this.eachNanos = stretch.toNanos() / Math.max(1, times);
    this.nanos = nanos;
    full =
        Caffeine.newBuilder()
            .ticker(nanos::getAsLong)
            .maximumSize(MAX_NAMES)
            .expireAfterAccess(stretch)
            .build();
  }

  /** Takes one for {@code name}; or says, where there is none, after which time there is one. */
  synchronized Optional<Duration> take(String name) {
    if (times == 0) {
      return Optional.empty();
    }
    long now = nanos.getAsLong();
    Long end = full.getIfPresent(name);
    long taken = end == null ? 0 : Math.max(0, end - now);
    long missing = taken + eachNanos - times * eachNanos;
    if (missing > 0) {
      return Optional.of(Duration.ofNanos(missing));
    }
    full.put(name, now + taken + eachNanos);
    return Optional.empty();
  }

  /** Gives back what {@code name} has taken in vain. */
  synchronized void giveBack(String name) {
    Long end = full.getIfPresent(name);
    if (end != null) {
      full.put(name, end - eachNanos);
    }
  }
}
