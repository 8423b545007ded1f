package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Fence;
import io.fastnpc.cache.HeldEpoch;
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
  private final Committing transaction;
  private final Epochs epochs;
  private final Sweeper sweeper;
  private final Set<Key> keys = new LinkedHashSet<>();
  private final Set<String> beginnings = new LinkedHashSet<>();
  private @Nullable HeldEpoch held;
  private @Nullable Fence fence;

  private PendingEvictions(Cache cache, Committing transaction, Epochs epochs, Sweeper sweeper) {
    this.cache = cache;
    this.transaction = transaction;
    this.epochs = epochs;
    this.sweeper = sweeper;
  }

  /** The evictions of the current transaction, which must be active. */
  static PendingEvictions of(
      TransactionSynchronizationRegistry registry,
      Cache cache,
      Committing transaction,
      Epochs epochs,
      Sweeper sweeper) {
    if (registry.getResource(PendingEvictions.class) instanceof PendingEvictions pending) {
      return pending;
    }
    PendingEvictions pending = new PendingEvictions(cache, transaction, epochs, sweeper);
    registry.registerInterposedSynchronization(pending);
    registry.putResource(PendingEvictions.class, pending);
    return pending;
  }

  /**
   * Adds to what the transaction makes stale; to be called in it. The first keys have it keep
   * epochs from being started, since that cannot be done any more when its commit is under way.
   */
  void add(Collection<Key> moreKeys, Collection<String> moreBeginnings) throws LogUnavailable {
    keys.addAll(moreKeys);
    beginnings.addAll(moreBeginnings);
    if (held == null && !keys.isEmpty()) {
      held = new HeldEpoch(transaction, epochs);
    }
  }

  /** A failure here makes the container roll back, which is what must happen. */
  @Override
  public void beforeCompletion() {
    HeldEpoch epoch = held;
    if (epoch == null) {
      return;
    }
    try {
      fence = cache.beforeCommit(keys, epoch);
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
