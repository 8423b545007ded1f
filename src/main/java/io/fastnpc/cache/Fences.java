package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Suspension;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Statistics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;

/**
 * The writer's side: fence, commit, unfence.
 *
 * <p>Between its two calls the caller commits or rolls back. Only after the second may it tell
 * anybody that the write is done.
 */
public final class Fences {
  private static final Logger LOG = System.getLogger(Fences.class.getName());

  /**
   * What one transaction has put before its keys.
   *
   * @param keys what it makes stale
   * @param writer the token of its fences
   * @param placed whether Redis holds them; if not, the cache is suspended instead
   */
  public record Fence(Set<Key> keys, Token writer, boolean placed) {}

  private final Store store;
  private final InvalidationLog log;
  private final Circuit circuit;
  private final Suspensions suspensions;
  private final Timings timings;
  private final Time time;
  private final Tokens tokens;
  private final Statistics statistics;

  Fences(
      Store store,
      InvalidationLog log,
      Circuit circuit,
      Suspensions suspensions,
      Timings timings,
      Time time,
      Tokens tokens,
      Statistics statistics) {
    this.store = store;
    this.log = log;
    this.circuit = circuit;
    this.suspensions = suspensions;
    this.timings = timings;
    this.time = time;
    this.tokens = tokens;
    this.statistics = statistics;
  }

  /**
   * Keeps every worker from using or filling {@code keys}; called when all of the transaction's
   * writes are done and its commit is next. Where Redis cannot be reached, the cache is suspended
   * for all workers instead, which makes the first write of an outage wait for the length of trust.
   *
   * @throws LogUnavailable if neither was possible; the transaction must roll back
   * @throws InterruptedException if the thread was told to stop; the transaction must roll back
   */
  public Fence beforeCommit(Set<Key> keys) throws LogUnavailable, InterruptedException {
    Fence fence = new Fence(Set.copyOf(keys), tokens.next(), true);
    if (!circuit.isOpen()) {
      try {
        store.fence(fence.keys, fence.writer, timings.fence());
        return fence;
      } catch (StoreUnavailable failure) {
        circuit.failed(failure);
      }
    }
    suspend();
    return new Fence(fence.keys, fence.writer, false);
  }

  /**
   * Takes the fences away: the commit is visible. Never fails; what is left expires by itself.
   *
   * <p>Where Redis cannot be told, this waits for the length of trust. A fence may have been
   * evicted and an old value filled in before the commit; after the wait, whoever reads it has
   * polled the log since the commit, which removes it.
   */
  public void afterCommit(Fence fence) {
    if (!lower(fence)) {
      outlastTrust();
    }
    fence.keys.forEach(key -> statistics.of(key.cache()).add(Count.EVICTIONS));
  }

  /** Takes the fences away: nothing has changed. Never fails; what is left expires by itself. */
  public void afterRollback(Fence fence) {
    lower(fence);
  }

  /** Says whether nothing of the fence is left for sure, or nobody trusts the cache anyway. */
  private boolean lower(Fence fence) {
    if (!fence.placed) {
      return true;
    }
    try {
      store.unfence(fence.keys, fence.writer);
      return true;
    } catch (StoreUnavailable failure) {
      circuit.failed(failure);
      return false;
    }
  }

  private void outlastTrust() {
    long end = time.nanos() + timings.trust().toNanos();
    boolean interrupted = false;
    for (long rest = timings.trust().toNanos(); rest > 0; rest = end - time.nanos()) {
      try {
        time.pause(Duration.ofNanos(rest));
      } catch (InterruptedException stop) {
        interrupted = true; // the write is committed: there is no way back
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void suspend() throws LogUnavailable, InterruptedException {
    // Long enough for the wait and then for the commit, which a fence's life outlasts.
    Suspension suspension = log.suspend(timings.trust().plus(timings.fence()));
    long now = time.nanos();
    long rest = suspensions.see(suspension, now) + timings.trust().toNanos() - now;
    if (rest > 0) {
      LOG.log(
          Level.WARNING,
          "Redis cannot be fenced: the cache is suspended, this write waits {0} ms",
          Duration.ofNanos(rest).toMillis());
      time.pause(Duration.ofNanos(rest));
    }
  }
}
