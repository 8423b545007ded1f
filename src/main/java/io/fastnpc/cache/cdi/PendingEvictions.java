package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Fences;
import io.fastnpc.cache.Fences.Fence;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that one transaction makes stale, fenced around its commit. */
final class PendingEvictions implements Synchronization {
  private final Fences fences;
  private final Set<Key> keys = new LinkedHashSet<>();
  private @Nullable Fence fence;

  private PendingEvictions(Fences fences) {
    this.fences = fences;
  }

  /** Those of the current transaction, which must be active. */
  static PendingEvictions of(TransactionSynchronizationRegistry transaction, Fences fences) {
    if (transaction.getResource(PendingEvictions.class) instanceof PendingEvictions pending) {
      return pending;
    }
    PendingEvictions pending = new PendingEvictions(fences);
    transaction.registerInterposedSynchronization(pending);
    transaction.putResource(PendingEvictions.class, pending);
    return pending;
  }

  void add(Collection<Key> more) {
    keys.addAll(more);
  }

  /** A failure here makes the container roll back, which is what must happen. */
  @Override
  public void beforeCompletion() {
    if (keys.isEmpty()) {
      return;
    }
    try {
      fence = fences.beforeCommit(keys);
    } catch (LogUnavailable failure) {
      throw new EvictionImpossible(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new EvictionImpossible(stop);
    }
  }

  @Override
  public void afterCompletion(int status) {
    if (fence == null) {
      return;
    }
    if (status == Status.STATUS_COMMITTED) {
      fences.afterCommit(fence);
    } else {
      fences.afterRollback(fence);
    }
  }
}
