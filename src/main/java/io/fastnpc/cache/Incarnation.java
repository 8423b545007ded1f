package io.fastnpc.cache;

/**
 * One life of the Redis server, from start to end.
 *
 * <p>A server that restarts or fails over may have forgotten fences and evictions; it comes back
 * with another {@code run_id}.
 *
 * @param runId the server's {@code run_id}
 */
public record Incarnation(String runId) {}
