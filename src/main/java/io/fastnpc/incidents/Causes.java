package io.fastnpc.incidents;

import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Counts;
import java.util.Optional;

/** The one place that knows which states of the cache are incidents, and of which kind. */
final class Causes {
  /** What Redis answers to writes when its memory is full. */
  private static final String OUT_OF_MEMORY = "OOM";

  private Causes() {}

  /** Whether a worker in this state is one that goes past the cache and should not. */
  static boolean isBypass(Standing standing) {
    return switch (standing) {
      case TRUSTED, SWITCHED_OFF -> false;
      default -> true;
    };
  }

  /** Whether every worker is in this state for some seconds after its start. */
  static boolean isOfTheStart(Standing standing) {
    return switch (standing) {
      case STARTING, VACANT -> true;
      default -> false;
    };
  }

  /** Why a worker is in this state; absent: the state says all that is known. */
  static Optional<Kind> of(Standing standing, Optional<Refusal> refusal) {
    return Optional.ofNullable(
        switch (standing) {
          case STORE_UNAVAILABLE -> Kind.REDIS_AWAY;
          case STORE_REFUSES ->
              refusal.filter(refused -> refused.code().equals(OUT_OF_MEMORY)).isPresent()
                  ? Kind.REDIS_FULL
                  : Kind.REDIS_REFUSES;
          case LOG_UNAVAILABLE -> Kind.POSTGRES_AWAY;
          case LOG_INCOMPLETE, LOG_GAPS -> Kind.LOG_INCOMPLETE;
          case COMMITS_UNBOUNDED -> Kind.LIMITS_MISSING;
          default -> null;
        });
  }

  /** The reads that went past the cache for other reasons than the rules of every day. */
  static long reads(Counts counts) {
    return counts.bypassed()
        - counts.of(Bypass.TRANSACTION)
        - counts.of(Bypass.FENCE)
        - counts.of(Bypass.WAIT_OVER)
        - counts.of(Bypass.SWITCHED_OFF);
  }
}
