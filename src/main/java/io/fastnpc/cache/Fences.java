package io.fastnpc.cache;

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
  private final Time time;
  private final Timings timings;
  private final Tokens tokens;
  private final Statistics statistics;
  private final Circuit circuit;
  private final Vacancies vacancies;
  private final Enders enders;
  private final Trouble unconfirmed;
  private final Trouble waiting;

  Fences(
      Ports ports,
      Timings timings,
      Tokens tokens,
      Statistics statistics,
      Circuit circuit,
      Vacancies vacancies,
      Troubles troubles) {
    this.store = ports.store();
    this.time = ports.time();
    this.timings = timings;
    this.tokens = tokens;
    this.statistics = statistics;
    this.circuit = circuit;
    this.vacancies = vacancies;
    this.enders = new Enders(ports.epochs(), ports.time(), timings);
    this.unconfirmed = troubles.of(LOG, Level.WARNING, "A commit failed and may have happened");
    this.waiting =
        troubles.of(
            LOG,
            Level.WARNING,
            "No Redis may be read just now: the first writes wait until no worker does");
  }

  /** Does what {@link Cache#beforeCommit} promises. */
  Fence beforeCommit(Set<Key> keys, Committing transaction)
      throws LogUnavailable, InterruptedException {
    Set<Key> stale = Set.copyOf(keys);
    Epoch epoch = read(transaction);
    if (epoch.reigning().isPresent()) {
      PlacedFence fence = new PlacedFence(stale, tokens.next(), epoch, epoch.reigning().get());
      if (place(fence)) {
        return fence;
      }
      enders.end(epoch);
      epoch = read(transaction);
    }
    if (!epoch.isVacant()) {
      throw new LogUnavailable("epoch %d could not be ended".formatted(epoch.number()));
    }
    outlastTrust(epoch);
    return new UnfencedWrite(stale);
  }

  private static Epoch read(Committing transaction) throws LogUnavailable {
    Epoch epoch = transaction.epoch();
    if (epoch.level() > Epoch.KNOWN_LEVEL) {
      throw new LogUnavailable(
          "epoch %d wants writers of a newer release".formatted(epoch.number()));
    }
    return epoch;
  }

  private boolean place(PlacedFence fence) {
    return !circuit.isCertain()
        && carriedOut(
            () -> {
              store.fence(fence.keys(), fence.writer(), timings.fence(), fence.on());
              return true;
            });
  }

  /**
   * Does what {@link Cache#afterCommit} promises.
   *
   * <p>Why it waits where the fence was lost or could not be removed: an old value may have been
   * filled in before the commit. After the length of trust, whoever reads that value has polled the
   * log since the commit, and the log has removed it.
   */
  void afterCommit(Fence fence) {
    long tried = time.nanos();
    if (fence instanceof PlacedFence placed && !lower(placed)) {
      outlastTrust(placed, tried);
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

  /** Removes the fence, and returns whether it has stood until then. */
  private boolean lower(PlacedFence fence) {
    return carriedOut(() -> store.unfence(fence.keys(), fence.writer(), fence.on()));
  }

  @FunctionalInterface
  private interface Step {
    boolean run() throws StoreUnavailable;
  }

  /**
   * Does {@code step}, and returns its answer; false where Redis does not acknowledge it.
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
        return step.run();
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

  private void outlastTrust(PlacedFence lost, long since) {
    long wait = timings.outlasting(lost.epoch().trust()).toNanos();
    boolean interrupted = false;
    for (long rest = wait - (time.nanos() - since); rest > 0; ) {
      try {
        time.pause(Duration.ofNanos(rest));
      } catch (InterruptedException stop) {
        interrupted = true; // the write is committed: there is no way back
      }
      rest = wait - (time.nanos() - since);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** No epoch is started meanwhile, nor until the transaction has ended. */
  private void outlastTrust(Epoch vacant) throws InterruptedException {
    Duration rest = vacancies.rest(vacant);
    if (!rest.isZero()) {
      waiting.happened("this one %d ms".formatted(rest.toMillis()));
      time.pause(rest);
    }
  }
}
