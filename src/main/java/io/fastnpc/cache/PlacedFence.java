package io.fastnpc.cache;

import java.util.Set;

/**
 * Redis holds a fence on every key.
 *
 * @param keys what the write makes stale
 * @param writer the token of these fences
 */
record PlacedFence(Set<Key> keys, Token writer) implements Fence {}
