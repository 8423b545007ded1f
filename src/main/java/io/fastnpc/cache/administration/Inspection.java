package io.fastnpc.cache.administration;

import io.fastnpc.cache.Key;
import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.util.Optional;

/**
 * What one key held when somebody looked.
 *
 * @param key the key
 * @param state what kind of thing
 * @param ttl its remaining life; absent: it holds nothing, or has no end
 * @param bytes what it takes of Redis's memory, with its name
 * @param plainBytes what the value has inflated; absent: it is not compressed
 * @param payload the value as stored, as a rule JSON; present in state {@link State#VALUE} only
 */
public record Inspection(
    Key key,
    State state,
    Optional<Duration> ttl,
    long bytes,
    Optional<Long> plainBytes,
    Optional<RawJson> payload) {

  /** The kinds of things that a key may hold. */
  public enum State {
    /** Nothing: the next read loads it. */
    ABSENT,
    /** A value. */
    VALUE,
    /** The knowledge that the database has no such thing. */
    NOTHING_THERE,
    /** A reader is loading it. */
    LEASE,
    /** A write is being committed, or its writer died; reads ask the database. */
    FENCE,
    /** What no version of this application wrote; the next read replaces it. */
    GARBAGE
  }
}
