package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction makes stale: keys that are fenced around its commit, and beginnings of keys
 * that are swept after it.
 */
final class PendingEvictions implements Synchronization {
  private final Cache cache;
  private final Sweeper sweeper;
  private final Set<Key> keys = new LinkedHashSet<>();
  private final Set<String> beginnings = new LinkedHashSet<>();
  private @Nullable Fence fence;

  private PendingEvictions(Cache cache, Sweeper sweeper) {
    this.cache = cache;
    this.sweeper = sweeper;
  }

  /** The evictions of the current transaction, which must be active. */
  static PendingEvictions of(
      TransactionSynchronizationRegistry transaction, Cache cache, Sweeper sweeper) {
    if (transaction.getResource(PendingEvictions.class) instanceof PendingEvictions pending) {
      return pending;
    }
    PendingEvictions pending = new PendingEvictions(cache, sweeper);
    transaction.registerInterposedSynchronization(pending);
    transaction.putResource(PendingEvictions.class, pending);
    return pending;
  }

  void add(Collection<Key> moreKeys, Collection<String> moreBeginnings) {
    keys.addAll(moreKeys);
    beginnings.addAll(moreBeginnings);
  }

  /** A failure here makes the container roll back, which is what must happen. */
  @Override
  public void beforeCompletion() {
    if (keys.isEmpty()) {
      return;
    }
    try {
      fence = cache.beforeCommit(keys);
    } catch (LogUnavailable failure) {
      throw new EvictionImpossible(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new EvictionImpossible(stop);
    }
  }

  /**
   * Where there is a fence, the container has gone on to the commit: whatever it reports but
   * success, PostgreSQL may have got it.
   */
  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      if (fence != null) {
        cache.afterCommit(fence);
      }
      sweeper.sweep(beginnings);
    } else if (fence != null) {
      cache.afterUnknown(fence);
    }
  }
}
