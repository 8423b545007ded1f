package io.fastnpc.cache.administration;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a Redis server says of itself; zeros and empty texts where it is not {@code up}. Counts are
 * since it started.
 *
 * @param up whether it answered
 * @param pingMicros how long its answer to a ping took
 * @param version its version
 * @param runId identifies this life of the server
 * @param role {@code master}
 * @param uptimeSeconds since it started
 * @param clients connections to it
 * @param keys keys in the logical database in use, other applications' included
 * @param usedMemoryBytes how much is in use
 * @param peakMemoryBytes the most that was ever in use
 * @param maxMemoryBytes the bound; 0: none
 * @param memoryPolicy what is evicted when the bound is reached, such as {@code allkeys-lru}
 * @param evictedKeys keys that Redis evicted for lack of memory
 * @param expiredKeys keys whose time ran out
 * @param keyspaceHits look-ups that found a key, all applications together
 * @param keyspaceMisses look-ups that found none
 * @param evictedLastHour those of {@code evictedKeys} that the answering worker has seen go within
 *     the last hour
 */
public record ServerFacts(
    boolean up,
    long pingMicros,
    String version,
    String runId,
    String role,
    long uptimeSeconds,
    long clients,
    long keys,
    @JsonProperty("used_memory") long usedMemoryBytes,
    @JsonProperty("peak_memory") long peakMemoryBytes,
    @JsonProperty("max_memory") long maxMemoryBytes,
    String memoryPolicy,
    long evictedKeys,
    long expiredKeys,
    long keyspaceHits,
    long keyspaceMisses,
    long evictedLastHour) {
  /** A server that does not answer. */
  public static final ServerFacts DOWN =
      new ServerFacts(false, 0, "", "", "", 0, 0, 0, 0, 0, 0, "", 0, 0, 0, 0, 0);

  /** The same, with what somebody has counted who looks again and again. */
  public ServerFacts withEvictedLastHour(long evicted) {
    return new ServerFacts(
        up,
        pingMicros,
        version,
        runId,
        role,
        uptimeSeconds,
        clients,
        keys,
        usedMemoryBytes,
        peakMemoryBytes,
        maxMemoryBytes,
        memoryPolicy,
        evictedKeys,
        expiredKeys,
        keyspaceHits,
        keyspaceMisses,
        evicted);
  }
}
