package io.fastnpc.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What PostgreSQL says of itself; zeros and empty texts where it is not {@code up}.
 *
 * @param up whether it answered
 * @param pingMicros how long its answer took
 * @param version its version
 * @param uptimeSeconds since it started
 * @param connections connections to this database
 * @param maxConnections the server's bound for all databases
 * @param sizeBytes of this database
 */
public record PostgresFacts(
    boolean up,
    long pingMicros,
    String version,
    long uptimeSeconds,
    long connections,
    long maxConnections,
    @JsonProperty("size") long sizeBytes) {
  /** A server that does not answer. */
  static final PostgresFacts DOWN = new PostgresFacts(false, 0, "", 0, 0, 0, 0);
}
