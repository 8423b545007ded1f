package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Inspection.State;
import java.time.Duration;
import java.util.Optional;

/**
 * What one key holds, without its value.
 *
 * @param key as it is spelled in Redis, without the prefix
 * @param state what kind of thing it holds
 * @param ttl its remaining life; absent: it holds nothing, or has no end
 * @param bytes what it takes of Redis's memory
 */
public record Holding(String key, State state, Optional<Duration> ttl, long bytes) {
  /** Whether there is anything at all. */
  public boolean holdsSomething() {
    return state != State.ABSENT;
  }
}
