package io.fastnpc.cache;

import java.util.Set;

/**
 * What stands between readers and the keys of a write from just before its commit until just after.
 *
 * <p>{@link Cache#beforeCommit} makes one; the caller hands it back to {@link Cache#afterCommit} or
 * {@link Cache#afterUnknown}.
 */
public sealed interface Fence permits PlacedFence, UnfencedWrite {
  /** What the write makes stale. */
  Set<Key> keys();
}
