package io.fastnpc.cache;

import java.util.Set;

/**
 * No incarnation of Redis counts and no worker trusts one, until this write's transaction has
 * ended: there is nothing to fence.
 *
 * @param keys what the write makes stale
 */
record UnfencedWrite(Set<Key> keys) implements Fence {}
