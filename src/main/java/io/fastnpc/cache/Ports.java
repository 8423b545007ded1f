package io.fastnpc.cache;

/**
 * The four things outside itself that the cache works with.
 *
 * @param store Redis
 * @param log PostgreSQL's record of what its writers made stale
 * @param epochs PostgreSQL's word on which incarnation of Redis counts
 * @param time the passing of time on this worker
 */
public record Ports(Store store, InvalidationLog log, Epochs epochs, Time time) {}
