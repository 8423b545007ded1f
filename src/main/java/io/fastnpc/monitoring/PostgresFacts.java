package io.fastnpc.monitoring;

/**
 * What PostgreSQL says of itself; zeros and empty texts where it is not {@code up}.
 *
 * @param up whether it answered
 * @param pingMicros how long its answer took
 * @param version its version
 * @param uptimeSeconds since it started
 * @param connections connections to this database
 * @param maxConnections the server's bound for all databases
 * @param size bytes of this database
 */
public record PostgresFacts(
    boolean up,
    long pingMicros,
    String version,
    long uptimeSeconds,
    long connections,
    long maxConnections,
    long size) {
  /** A server that does not answer. */
  static final PostgresFacts DOWN = new PostgresFacts(false, 0, "", 0, 0, 0, 0);
}
