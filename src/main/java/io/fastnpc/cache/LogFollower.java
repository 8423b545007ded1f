package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Entry;
import io.fastnpc.cache.InvalidationLog.Reading;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies the invalidation log to Redis, and so earns this worker's trust.
 *
 * <p>One poll, in this order: see which incarnation of Redis is in use; read the log; apply it to
 * that incarnation; trust it. Used by one thread.
 */
final class LogFollower {
  private static final Logger LOG = System.getLogger(LogFollower.class.getName());

  private final Store store;
  private final InvalidationLog log;
  private final Time time;
  private final Timings timings;
  private final Trust trust;
  private final Circuit circuit;
  private final Suspensions suspensions;

  /** The incarnation that {@code applied} is about. */
  private @Nullable Incarnation followed;

  /**
   * Entries that polls read again while a long transaction holds the position back; applying them
   * once is enough.
   */
  private Set<Entry> applied = Set.of();

  private boolean logFailing;

  LogFollower(Ports ports, Timings timings, Trust trust, Circuit circuit, Suspensions suspensions) {
    this.store = ports.store();
    this.log = ports.log();
    this.time = ports.time();
    this.timings = timings;
    this.trust = trust;
    this.circuit = circuit;
    this.suspensions = suspensions;
  }

  /** Does what {@link Cache#poll} promises. */
  void poll() {
    long began = time.nanos();
    try {
      Sighting sighting = store.sight();
      circuit.answered();
      Reading reading = log.read(sighting.position());
      noteLog(null);
      long now = time.nanos();
      reading.suspension().ifPresent(suspension -> suspensions.see(suspension, now));
      apply(sighting, reading);
      judge(sighting, reading, began);
    } catch (StoreUnavailable failure) {
      circuit.failed(failure);
    } catch (LogUnavailable failure) {
      // Trust already granted stays good to its end, as it does when no poll takes place.
      trust.withhold(Standing.LOG_UNAVAILABLE);
      noteLog(failure);
    }
  }

  private void apply(Sighting sighting, Reading reading) throws StoreUnavailable {
    Incarnation on = sighting.incarnation();
    if (!on.equals(followed)) {
      followed = on;
      applied = Set.of();
    }
    if (reading.gap()) {
      LOG.log(
          Level.INFO, "The cache is emptied: the invalidation log does not reach back far enough");
      store.invalidateAll(on);
    } else {
      applyEntries(reading.entries(), on);
    }
    store.reposition(sighting.position(), reading.next(), on);
    applied = reading.entries();
  }

  private void applyEntries(Set<Entry> entries, Incarnation on) throws StoreUnavailable {
    List<Key> keys = new ArrayList<>();
    Set<String> caches = new TreeSet<>();
    for (Entry entry : entries) {
      if (!applied.contains(entry)) {
        entry.key().ifPresentOrElse(keys::add, () -> caches.add(entry.cache()));
      }
    }
    if (!keys.isEmpty()) {
      store.invalidate(keys, on);
    }
    for (String cache : caches) {
      store.invalidateCache(cache, on);
    }
  }

  private void judge(Sighting sighting, Reading reading, long began) {
    if (sighting.age().compareTo(timings.fence()) < 0) {
      trust.revoke(Standing.QUARANTINE);
    } else if (reading.suspension().isPresent()) {
      trust.revoke(Standing.SUSPENSION);
    } else {
      trust.grant(sighting.incarnation(), began);
    }
  }

  private void noteLog(@Nullable LogUnavailable failure) {
    if (failure != null && !logFailing) {
      LOG.log(
          Level.WARNING,
          "PostgreSQL did not answer the poll of the invalidation log: {0}",
          failure.getMessage());
    }
    logFailing = failure != null;
  }

  /** One line, equal for followers that will behave alike. */
  String fingerprint() {
    return suspensions.fingerprint() + followed + applied;
  }
}
