package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that happened to a worker; what people did is in the audit.
 *
 * @param id the same wherever the same event is reported
 * @param atMillis when, since the epoch
 * @param kind what sort of thing
 * @param worker the name of the worker that reports it
 * @param who always empty; workers of earlier releases, beside this one, read it
 * @param what by kind the version, the reason or the server; may be empty
 * @param count always 0, likewise
 */
public record Event(
    String id,
    @JsonProperty("at") long atMillis,
    Kind kind,
    String worker,
    String who,
    String what,
    long count) {

  Event(String id, long atMillis, Kind kind, String worker, String what) {
    this(id, atMillis, kind, worker, "", what, 0);
  }

  /** The sorts of events. */
  public enum Kind {
    /** A worker began; {@code what}: its version. */
    WORKER_STARTED,
    /** A worker has stopped; {@code what}: its name. */
    WORKER_GONE,
    /** A worker fell silent without a good-bye; {@code what}: its name. */
    WORKER_LOST,
    /** The worker uses the cache. */
    TRUST_GAINED,
    /** The worker does not use the cache; {@code what}: why, as a {@link ReportedStanding}. */
    TRUST_LOST,
    /** Redis is another one than before; {@code what}: its {@code run_id}. */
    REDIS_CHANGED
  }
}
