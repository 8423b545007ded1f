package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Reading;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Applies the invalidation log to Redis, and so earns this worker's trust.
 *
 * <p>One poll, in this order: see which incarnation of Redis is in use; read the log; apply it to
 * that incarnation; trust it. Used by one thread.
 */
final class LogFollower {
  private static final Logger LOG = System.getLogger(LogFollower.class.getName());

  /** A gap is closed by the poll that finds it; as many in a row are not. */
  private static final int REPEATED = 3;

  private final Store store;
  private final InvalidationLog log;
  private final Time time;
  private final Timings timings;
  private final Statistics statistics;
  private final Trust trust;
  private final Circuit circuit;
  private final Suspensions suspensions;
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
      Suspensions suspensions,
      Troubles troubles) {
    this.store = ports.store();
    this.log = ports.log();
    this.time = ports.time();
    this.timings = timings;
    this.statistics = statistics;
    this.trust = trust;
    this.circuit = circuit;
    this.suspensions = suspensions;
    this.limits = new Limits(ports.log(), troubles);
    this.repairs = new Repairs(ports.log(), ports.time(), troubles);
    this.postgres = troubles.postgres();
    this.emptied = troubles.of(LOG, Level.INFO, "The cache is emptied");
    this.emptiedAgain =
        troubles.of(LOG, Level.WARNING, "The cache is emptied by poll after poll and not used");
  }

  /** Does what {@link Cache#poll} promises. */
  void poll() {
    long began = time.nanos();
    try {
      Sighting sighting = store.sight();
      circuit.answered();
      if (!limits.known()) {
        limits.examine();
      }
      Reading reading = log.read(sighting.position());
      postgres.over();
      long now = time.nanos();
      reading.suspension().ifPresent(suspension -> suspensions.see(suspension, now));
      apply(sighting, reading);
      judge(sighting, reading, began);
      repairs.see(reading.defects());
    } catch (StoreUnavailable failure) {
      circuit.failedPoll(failure);
    } catch (LogUnavailable failure) {
      // Trust already granted stays good to its end, as it does when no poll takes place.
      trust.withhold(Standing.LOG_UNAVAILABLE);
      postgres.happened("the cache reads its log in vain: " + failure.getMessage());
    }
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

  private void judge(Sighting sighting, Reading reading, long began) {
    if (!limits.kept()) {
      trust.revoke(Standing.COMMITS_UNBOUNDED);
    } else if (!reading.defects().isEmpty()) {
      trust.revoke(Standing.LOG_INCOMPLETE);
    } else if (sighting.age().compareTo(timings.fence()) < 0) {
      trust.revoke(Standing.QUARANTINE);
    } else if (reading.suspension().isPresent()) {
      trust.revoke(Standing.SUSPENSION);
    } else if (gaps >= REPEATED) {
      trust.revoke(Standing.LOG_GAPS);
    } else {
      trust.grant(sighting.incarnation(), began);
    }
  }

  /** One line, equal for followers that will behave alike. */
  String fingerprint() {
    return suspensions.fingerprint() + gaps + repairs.fingerprint();
  }
}
