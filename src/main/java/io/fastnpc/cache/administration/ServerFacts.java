package io.fastnpc.cache.administration;

import java.time.Duration;

/**
 * What a Redis server says of itself. Counts are since it started.
 *
 * @param version its version
 * @param runId by which this life of it is told from others
 * @param role {@code master}
 * @param uptime since it started
 * @param clients connections to it
 * @param keys keys in the logical database in use, other applications' included
 * @param usedMemory bytes in use
 * @param peakMemory most bytes ever in use
 * @param maxMemory the bound in bytes; 0: none
 * @param memoryPolicy what goes when the bound is reached, such as {@code allkeys-lru}
 * @param evictedKeys keys that went for lack of memory
 * @param expiredKeys keys whose time ran out
 * @param keyspaceHits look-ups that found a key, all applications together
 * @param keyspaceMisses look-ups that found none
 */
public record ServerFacts(
    String version,
    String runId,
    String role,
    Duration uptime,
    long clients,
    long keys,
    long usedMemory,
    long peakMemory,
    long maxMemory,
    String memoryPolicy,
    long evictedKeys,
    long expiredKeys,
    long keyspaceHits,
    long keyspaceMisses) {}
