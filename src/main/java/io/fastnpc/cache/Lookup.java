package io.fastnpc.cache;

/**
 * What a reader asks the cache for.
 *
 * @param key the name of the value
 * @param policy how long it may be kept
 * @param codec how it is written
 */
public record Lookup<T>(Key key, Policy policy, Codec<T> codec) {}
