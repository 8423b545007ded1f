package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Neighbours neighbours;
  private final Announcer announcer;
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
      Announcer announcer,
      Timings timings,
      Tokens tokens,
      Statistics statistics,
      Circuit circuit,
      Vacancies vacancies,
      Troubles troubles) {
    this.store = ports.store();
    this.neighbours = ports.neighbours();
    this.announcer = announcer;
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
      Optional<PlacedFence> fence = place(stale, epoch, transaction.name());
      if (fence.isPresent()) {
        return fence.get();
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

  /** When this answers a fence, nobody uses a copy that is older. */
  private Optional<PlacedFence> place(Set<Key> keys, Epoch epoch, String transaction)
      throws InterruptedException {
    if (circuit.isCertain()) {
      return Optional.empty();
    }
    Incarnation on = epoch.reigning().orElseThrow();
    List<Token> tries = new ArrayList<>();
    Optional<Placed> placed =
        carriedOut(
            () -> {
              Token writer = tokens.next();
              tries.add(writer);
              return fence(keys, writer, epoch, on);
            });
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    PlacedFence fence = new PlacedFence(keys, Tries.of(tries), epoch, on, transaction);
    Optional<Announcer.Made> announcement = placed.get().announcement;
    if (announcement.isPresent()) {
      awaitHeard(announcement.get(), fence);
    }
    return Optional.of(fence);
  }

  /** Redis has acknowledged the fence, and what announces it, where there may be copies. */
  private record Placed(Optional<Announcer.Made> announcement) {}

  /** Fences, and announces where there may be copies. */
  private Placed fence(Set<Key> keys, Token writer, Epoch epoch, Incarnation on)
      throws StoreUnavailable {
    if (!epoch.hasCopies()) {
      store.fence(keys, writer, timings.fence(), on);
      return new Placed(Optional.empty());
    }
    return new Placed(
        Optional.of(
            announcer.make(
                token -> Announcement.of(token, keys),
                news -> neighbours.fence(keys, writer, timings.fence(), news, on))));
  }

  private void awaitHeard(Announcer.Made announcement, PlacedFence fence)
      throws InterruptedException {
    try {
      if (!announcer.awaitHeard(announcement, timings.outlasting(fence.epoch().trust()))) {
        fence.keys().forEach(key -> statistics.of(key.cache()).add(Count.UNHEARD));
      }
    } catch (InterruptedException stop) {
      lower(fence); // its commit will not be sent
      throw stop;
    }
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
    return carriedOut(
            () -> store.unfence(fence.keys(), fence.tries(), fence.transaction(), fence.on()))
        .orElse(false);
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws StoreUnavailable;
  }

  /**
   * Does {@code step}, and returns its answer; absent: Redis does not acknowledge it.
   *
   * <p>Tried twice, and oftener where a failure says nothing about Redis: what follows a failure
   * costs every worker its cache, or this write the length of trust; another try costs it one
   * time-out. But a writer waits inside its transaction, which may not idle long: no try begins so
   * late that the wait for the end of trust would find no time. A first try that Redis gets to
   * later does no harm: a fence only blocks, and an unfence only empties.
   */
  private <T> Optional<T> carriedOut(Step<T> step) {
    long began = time.nanos();
    int failed = 0;
    for (int tries = 1; ; tries++) {
      try {
        return Optional.of(step.run());
      } catch (StoreUnavailable failure) {
        failed += failure.isOfRedis() ? 1 : 0;
        if (failed == FAILURES || tries == TRIES || isTooLate(began)) {
          circuit.failedForCertain(failure);
          return Optional.empty();
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
