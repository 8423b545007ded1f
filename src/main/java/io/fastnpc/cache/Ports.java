package io.fastnpc.cache;

/**
 * The things outside itself that the cache works with.
 *
 * @param store Redis
 * @param neighbours the other workers
 * @param shelf where this worker keeps copies
 * @param log PostgreSQL's record of what its writers made stale
 * @param epochs PostgreSQL's word on which incarnation of Redis counts
 * @param time the passing of time on this worker
 */
public record Ports(
    Store store,
    Neighbours neighbours,
    Shelf shelf,
    InvalidationLog log,
    Epochs epochs,
    Time time) {}
