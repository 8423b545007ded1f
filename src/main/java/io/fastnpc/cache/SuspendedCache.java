package io.fastnpc.cache;

import java.util.Set;

/**
 * Redis could not be reached; the cache is suspended instead, so that no worker reads it.
 *
 * @param keys what the write makes stale
 */
record SuspendedCache(Set<Key> keys) implements Fence {}
