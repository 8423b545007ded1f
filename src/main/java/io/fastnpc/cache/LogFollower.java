package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.Succession.Outcome;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Applies the invalidation log to Redis, and so earns this worker's trust.
 *
 * <p>One poll, in this order: see which incarnation of Redis is in use; register there and hear
 * what was announced; read the epoch and the log; apply the log to that incarnation, and then to
 * this worker's copies; trust it, if it is the one that reigns. Used by one thread.
 */
final class LogFollower {
  private static final Logger LOG = System.getLogger(LogFollower.class.getName());

  /** A gap is closed by the poll that finds it; as many in a row are not. */
  private static final int REPEATED = 3;

  private final Store store;
  private final Attendance attendance;
  private final Registry registry;
  private final CopiesFollower copies;
  private final InvalidationLog log;
  private final Time time;
  private final Statistics statistics;
  private final Timings timings;
  private final Trust trust;
  private final Circuit circuit;
  private final Vacancies vacancies;
  private final Succession succession;
  private final Repairs repairs;
  private final Limits limits;
  private final Trouble postgres;
  private final Trouble emptied;
  private final Trouble emptiedAgain;

  /** Polls in a row that have found a gap. */
  private int gaps;

  /**
   * The epoch that the poll before has read. A copy belongs to one epoch, and copies are used from
   * the second poll in one on.
   */
  private Optional<Epoch> before = Optional.empty();

  LogFollower(
      Ports ports,
      Attendance attendance,
      Registry registry,
      CopiesFollower copies,
      Timings timings,
      Statistics statistics,
      Trust trust,
      Circuit circuit,
      Vacancies vacancies,
      Troubles troubles) {
    this.store = ports.store();
    this.attendance = attendance;
    this.registry = registry;
    this.copies = copies;
    this.timings = timings;
    this.log = ports.log();
    this.time = ports.time();
    this.statistics = statistics;
    this.trust = trust;
    this.circuit = circuit;
    this.vacancies = vacancies;
    this.succession = new Succession(ports.epochs(), vacancies, timings, ports.time(), troubles);
    this.limits = new Limits(ports.log(), troubles);
    this.repairs = new Repairs(ports.log(), ports.time(), troubles);
    this.postgres = troubles.postgres();
    this.emptied = troubles.of(LOG, Level.INFO, "The cache is emptied");
    this.emptiedAgain =
        troubles.of(LOG, Level.WARNING, "The cache is emptied by poll after poll and not used");
  }

  /** Does what {@link Cache#poll} promises. */
  void poll() {
    if (once() == Outcome.STARTED) {
      once(); // which may trust it
    }
  }

  private Outcome once() {
    Moment began = Moment.now(time);
    try {
      Sighting sighting = store.sight();
      circuit.answered();
      if (!limits.known()) {
        limits.examine();
      }
      Incarnation on = sighting.incarnation();
      if (copies.areKept() || before.filter(Epoch::hasCopies).isPresent()) {
        attendance.poll(on);
      }
      Optional<Reading> own = copies.read(sighting.position(), on);
      Reading reading = log.read(sighting.position(), on);
      postgres.over();
      return heed(sighting, reading, own, began);
    } catch (StoreUnavailable failure) {
      circuit.failedPoll(failure);
      look();
    } catch (LogUnavailable failure) {
      failed(failure);
    }
    return Outcome.VACANT;
  }

  /**
   * Acts on what was read.
   *
   * @param own what is new for the copies, where that is not the same
   */
  private Outcome heed(Sighting sighting, Reading reading, Optional<Reading> own, Moment began)
      throws StoreUnavailable, LogUnavailable {
    Outcome outcome = succession.advance(sighting, reading.epoch(), reading.claim());
    if (!isAsBefore(reading.epoch())) {
      copies.enterEpoch();
    }
    if (outcome == Outcome.DEPOSED) {
      trust.revoke(Standing.DEPOSED);
      store.reconnect();
    } else {
      Set<Key> settled = apply(sighting, reading);
      copies.apply(reading, own, settled, sighting.incarnation());
      judge(outcome, reading, began);
      if (before.filter(Epoch::hasCopies).isPresent()) {
        Duration outlasting = timings.outlasting(reading.epoch().trust());
        attendance.strike(registry.silent(reading.epoch(), outlasting), sighting.incarnation());
      }
      succession.confirm(sighting, reading.epoch(), reading.claim());
    }
    before = Optional.of(reading.epoch());
    repairs.see(reading.defects());
    return outcome;
  }

  private void look() {
    try {
      succession.look();
      postgres.over();
    } catch (LogUnavailable failure) {
      failed(failure);
    }
  }

  private void failed(LogUnavailable failure) {
    // Trust already granted stays good to its end, as it does when no poll takes place.
    trust.withhold(Standing.LOG_UNAVAILABLE);
    postgres.happened("the cache reads its log in vain: " + failure.getMessage());
  }

  /** Does what {@link Cache#examine} promises. */
  void examine() {
    try {
      limits.examine();
    } catch (LogUnavailable failure) {
      LOG.log(Level.DEBUG, "Time limits stay as they were known: {0}", failure.getMessage());
    }
  }

  /** Returns the keys at which nothing was left to do. */
  private Set<Key> apply(Sighting sighting, Reading reading) throws StoreUnavailable {
    Incarnation on = sighting.incarnation();
    Set<Key> settled = Set.of();
    if (reading.gap()) {
      store.invalidateAll(on);
    } else {
      if (!reading.keys().isEmpty()) {
        settled = store.invalidate(reading.stale(), on);
        reading.keys().forEach(this::noteWritten);
      }
      for (String cache : reading.caches()) {
        store.invalidateCache(cache, on);
        statistics.of(cache).watcher().emptied();
      }
    }
    store.reposition(sighting.position(), reading.next(), on);
    noteGap(reading.gap()); // not before, since the next poll finds the same gap where this failed
    return settled;
  }

  private void noteWritten(Key key) {
    statistics.of(key.cache()).watcher().written(key.logical());
  }

  private void noteGap(boolean gap) {
    gaps = gap ? Math.min(gaps + 1, REPEATED) : 0;
    if (gaps == REPEATED) {
      emptiedAgain.happened(
          "the invalidation log never reaches back to the position that the last poll stored in"
              + " Redis. Look for another installation with the same FASTNPC_CACHE_PREFIX, and for"
              + " a Redis that loses keys");
    } else if (gap) {
      emptied.happened("the invalidation log does not reach back far enough");
    } else {
      emptiedAgain.over();
    }
  }

  private void judge(Outcome outcome, Reading reading, Moment began) {
    if (!limits.kept()) {
      trust.revoke(Standing.COMMITS_UNBOUNDED);
    } else if (!reading.defects().isEmpty()) {
      trust.revoke(Standing.LOG_INCOMPLETE);
    } else if (outcome != Outcome.REIGNS) {
      trust.revoke(Standing.VACANT);
    } else if (gaps >= REPEATED) {
      trust.revoke(Standing.LOG_GAPS);
    } else {
      // In the first poll of an epoch the two readings of the log may be of two moments: what was
      // committed in between, before the epoch and without a fence, Redis knows and copies do not.
      boolean again = isAsBefore(reading.epoch());
      trust.grant(reading.epoch(), began, reading.epoch().hasCopies() && again);
    }
  }

  /** Whether the poll before has read that epoch as well. */
  private boolean isAsBefore(Epoch epoch) {
    return before.filter(read -> read.id().equals(epoch.id())).isPresent();
  }

  /** One line, equal for followers that will behave alike. */
  String fingerprint() {
    return vacancies.fingerprint()
        + succession.fingerprint()
        + gaps
        + repairs.fingerprint()
        + copies.fingerprint()
        + before.map(Epoch::id).orElse("");
  }
}
