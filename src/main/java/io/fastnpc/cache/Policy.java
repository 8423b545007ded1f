package io.fastnpc.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a cache keeps what it holds.
 *
 * @param ttl the life of a value; absent: until it is evicted
 * @param absentTtl the life of the knowledge that there is none; absent: that is not cached
 */
public record Policy(Optional<Duration> ttl, Optional<Duration> absentTtl) {
  /** A TTL varies by up to this part, so that entries made together do not expire together. */
  private static final double JITTER = 0.05;

  /** Checks that no TTL is shorter than a millisecond, which Redis could not express. */
  public Policy {
    ttl.ifPresent(Policy::check);
    absentTtl.ifPresent(Policy::check);
  }

  private static void check(Duration ttl) {
    if (ttl.toMillis() < 1) {
      throw new IllegalArgumentException("a TTL must be at least a millisecond, not " + ttl);
    }
  }

  /** {@code ttl} made a little longer or shorter, at random. */
  static Duration jittered(Duration ttl) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.max(1, Math.round(ttl.toMillis() * factor)));
  }
}
