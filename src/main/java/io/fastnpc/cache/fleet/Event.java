package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that happened to a worker, or that an administrator did.
 *
 * @param id the same wherever the same event is reported
 * @param atMillis when, since the epoch
 * @param kind what sort of thing
 * @param worker the name of the worker that reports it
 * @param who the administrator who did it; empty: nobody did
 * @param what by kind the pattern, the reason or the server; may be empty
 * @param count how many entries it concerned; 0 where that means nothing
 */
public record Event(
    String id,
    @JsonProperty("at") long atMillis,
    Kind kind,
    String worker,
    String who,
    String what,
    long count) {

  /** The sorts of events. */
  public enum Kind {
    /** A worker began; {@code what}: its version. */
    WORKER_STARTED,
    /** A worker has not reported for some seconds; {@code what}: its name. */
    WORKER_GONE,
    /** The worker uses the cache. */
    TRUST_GAINED,
    /** The worker does not use the cache; {@code what}: why, as a {@link ReportedStanding}. */
    TRUST_LOST,
    /** Redis is another one than before; {@code what}: its {@code run_id}. */
    REDIS_CHANGED,
    /** An administrator cleared entries; {@code what}: the pattern, {@code count}: how many. */
    CLEARED,
    /** An administrator set the figures to zero. */
    FIGURES_RESET,
    /** An administrator looked into an entry; {@code what}: its key. */
    LOOKED_UP
  }
}
