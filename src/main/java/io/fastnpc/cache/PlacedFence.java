package io.fastnpc.cache;

import java.util.Set;

/**
 * The incarnation that reigns holds a fence on every key.
 *
 * @param keys what the write makes stale
 * @param writer the token of these fences
 * @param epoch in which they were placed
 * @param on the incarnation that holds them
 */
record PlacedFence(Set<Key> keys, Token writer, Epoch epoch, Incarnation on) implements Fence {}
