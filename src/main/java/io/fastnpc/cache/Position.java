package io.fastnpc.cache;

/**
 * How far the invalidation log has been applied to Redis, as the database writes it; the cache only
 * stores it and hands it back.
 *
 * @param text without blanks
 */
public record Position(String text) {}
