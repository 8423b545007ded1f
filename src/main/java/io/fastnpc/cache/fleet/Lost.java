package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A worker that fell silent without a good-bye: it died, was killed, or has lost Redis.
 *
 * @param name host and port
 * @param sinceMillis when it last reported, since the epoch
 */
public record Lost(String name, @JsonProperty("since") long sinceMillis) {}
