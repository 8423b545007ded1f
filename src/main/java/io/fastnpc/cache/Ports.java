package io.fastnpc.cache;

/**
 * The three things outside itself that the cache works with.
 *
 * @param store Redis
 * @param log PostgreSQL's record of what its writers made stale
 * @param time the passing of time on this worker
 */
public record Ports(Store store, InvalidationLog log, Time time) {}
