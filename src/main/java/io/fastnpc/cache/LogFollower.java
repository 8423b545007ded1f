package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.Succession.Outcome;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Applies the invalidation log to Redis, and so earns this worker's trust.
 *
 * <p>One poll, in this order: see which incarnation of Redis is in use; read the epoch and the log;
 * apply the log to that incarnation; trust it, if it is the one that reigns. Used by one thread.
 */
final class LogFollower {
  private static final Logger LOG = System.getLogger(LogFollower.class.getName());

  /** A gap is closed by the poll that finds it; as many in a row are not. */
  private static final int REPEATED = 3;

  private final Store store;
  private final InvalidationLog log;
  private final Time time;
  private final Statistics statistics;
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

  LogFollower(
      Ports ports,
      Timings timings,
      Statistics statistics,
      Trust trust,
      Circuit circuit,
      Vacancies vacancies,
      Troubles troubles) {
    this.store = ports.store();
    this.log = ports.log();
    this.time = ports.time();
    this.statistics = statistics;
    this.trust = trust;
    this.circuit = circuit;
    this.vacancies = vacancies;
    this.succession = new Succession(ports.epochs(), vacancies, timings, troubles);
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
    long began = time.nanos();
    try {
      Sighting sighting = store.sight();
      circuit.answered();
      if (!limits.known()) {
        limits.examine();
      }
      Reading reading = log.read(sighting.position(), sighting.incarnation());
      postgres.over();
      return heed(sighting, reading, began);
    } catch (StoreUnavailable failure) {
      circuit.failedPoll(failure);
      look();
    } catch (LogUnavailable failure) {
      failed(failure);
    }
    return Outcome.VACANT;
  }

  private Outcome heed(Sighting sighting, Reading reading, long began)
      throws StoreUnavailable, LogUnavailable {
    Outcome outcome = succession.advance(sighting, reading.epoch(), reading.claim());
    if (outcome == Outcome.DEPOSED) {
      trust.revoke(Standing.DEPOSED);
      store.reconnect();
    } else {
      apply(sighting, reading);
      judge(outcome, reading, began);
      succession.confirm(sighting, reading.epoch(), reading.claim());
    }
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

  private void apply(Sighting sighting, Reading reading) throws StoreUnavailable {
    Incarnation on = sighting.incarnation();
    if (reading.gap()) {
      store.invalidateAll(on);
    } else {
      if (!reading.keys().isEmpty()) {
        store.invalidate(reading.keys(), on);
        reading.keys().forEach(this::noteWritten);
      }
      for (String cache : reading.caches()) {
        store.invalidateCache(cache, on);
        statistics.of(cache).watcher().emptied();
      }
    }
    store.reposition(sighting.position(), reading.next(), on);
    noteGap(reading.gap()); // not before, since the next poll finds the same gap where this failed
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

  private void judge(Outcome outcome, Reading reading, long began) {
    if (!limits.kept()) {
      trust.revoke(Standing.COMMITS_UNBOUNDED);
    } else if (!reading.defects().isEmpty()) {
      trust.revoke(Standing.LOG_INCOMPLETE);
    } else if (outcome != Outcome.REIGNS) {
      trust.revoke(Standing.VACANT);
    } else if (gaps >= REPEATED) {
      trust.revoke(Standing.LOG_GAPS);
    } else {
      trust.grant(reading.epoch(), began);
    }
  }

  /** One line, equal for followers that will behave alike. */
  String fingerprint() {
    return vacancies.fingerprint() + succession.fingerprint() + gaps + repairs.fingerprint();
  }
}
