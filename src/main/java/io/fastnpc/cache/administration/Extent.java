package io.fastnpc.cache.administration;

/**
 * How much a cache holds.
 *
 * @param entries its keys in Redis, values as well as leases and fences
 * @param bytes what they take of Redis's memory, from the average of some of them
 * @param exact whether all keys were counted; otherwise {@code entries} is an estimate too
 */
public record Extent(long entries, long bytes, boolean exact) {}
