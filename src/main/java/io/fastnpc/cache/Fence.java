package io.fastnpc.cache;

import java.util.Set;

/**
 * What stands between readers and the keys of a write from just before its commit until just after.
 *
 * <p>{@link Cache#beforeCommit} makes one; the caller hands it back to {@link Cache#afterCommit} or
 * {@link Cache#afterUnknown}.
 */
public sealed interface Fence {
  /** What the write makes stale. */
  Set<Key> keys();

  /**
   * Redis holds a fence on every key.
   *
   * @param writer the token of these fences
   */
  record Placed(Set<Key> keys, Token writer) implements Fence {}

  /** Redis could not be reached; the cache is suspended instead, so that no worker reads it. */
  record Suspended(Set<Key> keys) implements Fence {}
}
