package io.fastnpc.cache;

import java.util.Set;

/**
 * The incarnation that reigns holds a fence on every key.
 *
 * @param keys what the write makes stale
 * @param tries the tokens under which they were placed
 * @param epoch in which they were placed
 * @param on the incarnation that holds them
 * @param transaction the name of the write's transaction in the log; empty: it has none there
 */
record PlacedFence(Set<Key> keys, Tries tries, Epoch epoch, Incarnation on, String transaction)
    implements Fence {}
