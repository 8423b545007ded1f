package io.fastnpc.incidents;

import java.util.Optional;
import java.util.stream.Stream;

/** The sorts of incidents, causes before what they cause. */
public enum Kind {
  /** PostgreSQL does not answer: nothing is written, and nothing read that is not cached. */
  POSTGRES_AWAY,
  /** Redis does not answer. */
  REDIS_AWAY,
  /** Redis answers, and refuses what the cache needs. */
  REDIS_REFUSES,
  /** Redis refuses to store more, for lack of memory. */
  REDIS_FULL,
  /** Redis is another one than before, or began anew. */
  REDIS_CHANGED,
  /** The invalidation log does not see every change, or does not reach back far enough. */
  LOG_INCOMPLETE,
  /** PostgreSQL does not keep the time limits that the cache needs. */
  LIMITS_MISSING,
  /** A worker fell silent without a good-bye; the subject is its name. */
  WORKER_SILENT,
  /** Workers do not use the cache; the reasons say why. */
  CACHE_BYPASSED,
  /** Requests are answered with 500 or more. */
  REQUESTS_FAILING;

  /** The one of this name, which another release may have and this one not. */
  public static Optional<Kind> named(String name) {
    return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** Whether this may be why {@code other} began. */
  boolean explains(Kind other) {
    return switch (other) {
      case REDIS_CHANGED -> this == REDIS_AWAY;
      case CACHE_BYPASSED -> compareTo(WORKER_SILENT) < 0;
      case REQUESTS_FAILING -> compareTo(WORKER_SILENT) < 0 || this == CACHE_BYPASSED;
      default -> false;
    };
  }

  /** Whether reads that go past the cache and answers that fail meanwhile are said to be of it. */
  public boolean harms() {
    return this != WORKER_SILENT;
  }
}
