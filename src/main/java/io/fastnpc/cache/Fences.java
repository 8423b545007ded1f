package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Suspension;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
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
final class Fences {
  private static final Logger LOG = System.getLogger(Fences.class.getName());

  private static final int FAILURES = 2;
  private static final int TRIES = 6;

  private final Store store;
  private final InvalidationLog log;
  private final Time time;
  private final Timings timings;
  private final Tokens tokens;
  private final Statistics statistics;
  private final Circuit circuit;
  private final Suspensions suspensions;
  private final Trouble unconfirmed;
  private final Trouble waiting;

  Fences(
      Ports ports,
      Timings timings,
      Tokens tokens,
      Statistics statistics,
      Circuit circuit,
      Suspensions suspensions,
      Troubles troubles) {
    this.store = ports.store();
    this.log = ports.log();
    this.time = ports.time();
    this.timings = timings;
    this.tokens = tokens;
    this.statistics = statistics;
    this.circuit = circuit;
    this.suspensions = suspensions;
    this.unconfirmed = troubles.of(LOG, Level.WARNING, "A commit failed and may have happened");
    this.waiting =
        troubles.of(
            LOG,
            Level.WARNING,
            "Redis cannot be fenced: the cache is suspended, and the first writes wait for that");
  }

  /** Does what {@link Cache#beforeCommit} promises. */
  Fence beforeCommit(Set<Key> keys) throws LogUnavailable, InterruptedException {
    Set<Key> stale = Set.copyOf(keys);
    PlacedFence fence = new PlacedFence(stale, tokens.next());
    if (place(fence)) {
      return fence;
    }
    suspend();
    return new SuspendedCache(stale);
  }

  private boolean place(PlacedFence fence) {
    return !circuit.isCertain()
        && carriedOut(() -> store.fence(fence.keys(), fence.writer(), timings.fence()));
  }

  /**
   * Does what {@link Cache#afterCommit} promises.
   *
   * <p>Why it waits: a fence may have been evicted and an old value filled in before the commit;
   * after the length of trust, whoever reads that value has polled the log since the commit, and
   * the log has removed it.
   */
  void afterCommit(Fence fence) {
    if (fence instanceof PlacedFence placed && !lower(placed)) {
      outlastTrust();
    }
    for (Key key : fence.keys()) {
      Counters counters = statistics.of(key.cache());
      counters.add(Count.EVICTIONS);
      counters.watcher().written(key.logical());
    }
  }

  /** As {@link Cache#afterUnknown} says. */
  void afterUnknown(Fence fence) {
    if (fence instanceof PlacedFence) {
      unconfirmed.happened(
          "PostgreSQL answers for %d keys for %d s"
              .formatted(fence.keys().size(), timings.fence().toSeconds()));
    }
  }

  /** Removes the fence, and returns whether it is certainly gone. */
  private boolean lower(PlacedFence fence) {
    return carriedOut(() -> store.unfence(fence.keys(), fence.writer()));
  }

  @FunctionalInterface
  private interface Step {
    void run() throws StoreUnavailable;
  }

  /**
   * Does {@code step}, and returns whether Redis has acknowledged it.
   *
   * <p>Tried twice, and oftener where this worker is late itself: what follows a failure costs
   * every worker its cache, or this write the length of trust; another try costs it one time-out.
   * But a writer waits inside its transaction, which may not idle long: no try begins so late that
   * the wait for the end of trust would find no time. A first try that Redis gets to later does no
   * harm: a fence only blocks, and an unfence only empties.
   */
  private boolean carriedOut(Step step) {
    long began = time.nanos();
    int failed = 0;
    for (int tries = 1; ; tries++) {
      try {
        step.run();
        return true;
      } catch (StoreUnavailable failure) {
        failed += failure instanceof WorkerLate ? 0 : 1;
        if (failed == FAILURES || tries == TRIES || isTooLate(began)) {
          circuit.failedForCertain(failure);
          return false;
        }
        circuit.failed(failure);
      }
    }
  }

  private boolean isTooLate(long began) {
    return time.nanos() - began > timings.retry().toNanos();
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
      waiting.happened("this one %d ms".formatted(Duration.ofNanos(rest).toMillis()));
      time.pause(Duration.ofNanos(rest));
    }
  }
}
