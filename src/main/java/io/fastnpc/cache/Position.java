package io.fastnpc.cache;

/**
 * How far the invalidation log has been applied to Redis, in the words of the database; the cache
 * only stores it and hands it back.
 *
 * @param text without blanks
 */
public record Position(String text) {}
