package io.fastnpc.cache.insight;

/**
 * A load that took long.
 *
 * @param key what was loaded
 * @param micros how long that took, in microseconds
 * @param at when it ended, in epoch milliseconds
 */
public record SlowLoad(String key, long micros, long at) {}
