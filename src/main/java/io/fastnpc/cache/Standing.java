package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Bypass;
import java.util.Optional;

/** Whether a worker uses the cache, and if not, why. */
public enum Standing {
  /** Reads are answered from the cache. */
  TRUSTED(Optional.empty()),
  /** The cache is switched off on this worker. */
  SWITCHED_OFF(Optional.of(Bypass.SWITCHED_OFF)),
  /** No poll of the invalidation log has succeeded since this worker started. */
  STARTING(Optional.of(Bypass.STARTING)),
  /** Redis did not answer. */
  STORE_UNAVAILABLE(Optional.of(Bypass.STORE_UNAVAILABLE)),
  /** Redis answers, and refuses what the cache needs. */
  STORE_REFUSES(Optional.of(Bypass.STORE_REFUSES)),
  /** PostgreSQL did not answer the last poll of the invalidation log. */
  LOG_UNAVAILABLE(Optional.of(Bypass.LOG_UNAVAILABLE)),
  /** Poll after poll finds that the invalidation log does not reach back far enough. */
  LOG_GAPS(Optional.of(Bypass.LOG_GAPS)),
  /** The invalidation log does not see every change: its triggers are not as they must be. */
  LOG_INCOMPLETE(Optional.of(Bypass.LOG_INCOMPLETE)),
  /** PostgreSQL does not keep the time limits that bound the way from a fence to its commit. */
  COMMITS_UNBOUNDED(Optional.of(Bypass.COMMITS_UNBOUNDED)),
  /** The last good poll of the invalidation log was too long ago. */
  POLL_LATE(Optional.of(Bypass.POLL_LATE)),
  /** No incarnation of Redis counts: one was given up, and another is not safe to read yet. */
  VACANT(Optional.of(Bypass.VACANT)),
  /** Another incarnation of Redis counts than the one that this worker reaches. */
  DEPOSED(Optional.of(Bypass.DEPOSED));

  private final Optional<Bypass> reason;

  Standing(Optional<Bypass> reason) {
    this.reason = reason;
  }

  /** Why reads go past the cache; absent where they do not. */
  public Optional<Bypass> reason() {
    return reason;
  }
}
