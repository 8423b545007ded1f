package io.fastnpc.cache;

import io.fastnpc.cache.Flight.Cargo;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Loads what the cache does not hold: one load for all readers of this worker that miss the same
 * key, one lease among the workers.
 */
final class Misses {
  /** A reader whose leader's fill was refused tries to lead once more, then loads for itself. */
  private static final int ROUNDS = 2;

  private final Trust trust;
  private final Steps steps;
  private final Timings timings;
  private final Time time;
  private final Tokens tokens;
  private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();

  Misses(Trust trust, Steps steps, Timings timings, Time time, Tokens tokens) {
    this.trust = trust;
    this.steps = steps;
    this.timings = timings;
    this.time = time;
    this.tokens = tokens;
  }

  /** The value of a key that held none. @throws Exception only what the loader throws */
  <T> Optional<T> resolve(Lookup<T> lookup, Loader<T> loader, Pass pass, Counters counters)
      throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Flight mine = new Flight(pass.on());
      Flight leading = flights.putIfAbsent(lookup.key(), mine);
      if (leading == null) {
        return lead(mine, lookup, loader, pass, counters);
      }
      Optional<Cargo> cargo = follow(leading, pass.on());
      if (cargo.isPresent()) {
        counters.add(Count.MISSES);
        counters.add(Count.COALESCED);
        return unpack(cargo.get());
      }
      Step<T> step = steps.look(lookup, pass, counters);
      if (!(step instanceof Step.Free<T>)) {
        return settle(step, loader, counters);
      }
    }
    counters.add(Count.MISSES);
    return loader.load();
  }

  private <T> Optional<T> lead(
      Flight flight, Lookup<T> lookup, Loader<T> loader, Pass pass, Counters counters)
      throws Exception {
    Token owner = tokens.next();
    try {
      Step<T> step = acquire(lookup, owner, flight.incarnation(), counters);
      if (step instanceof Step.Free<T>) {
        return loadAsOwner(flight, lookup, owner, loader, pass, counters);
      }
      if (step instanceof Step.Hit<T>) {
        return settle(step, loader, counters);
      }
      // Nothing will be filled in. Closed before the load: readers that have joined by now may use
      // its value, since it is read during their own reads; later ones may have begun after it.
      flights.remove(lookup.key(), flight);
      Optional<T> value = settle(step, loader, counters);
      flight.land(new Cargo(value));
      return value;
    } finally {
      flights.remove(lookup.key(), flight);
      flight.landEmpty();
    }
  }

  private <T> Optional<T> loadAsOwner(
      Flight flight, Lookup<T> lookup, Token owner, Loader<T> loader, Pass pass, Counters counters)
      throws Exception {
    counters.add(Count.MISSES);
    boolean loaded = false;
    try {
      Optional<T> value = loader.load();
      loaded = true;
      if (!loader.isFrom(trust.source())) {
        steps.disown(lookup, owner, flight.incarnation(), counters);
        return value;
      }
      // Closed before the fill: a later reader might begin after a write that follows the fill.
      flights.remove(lookup.key(), flight);
      if (steps.publish(lookup, owner, value, pass, counters)) {
        flight.land(new Cargo(value));
      }
      return value;
    } finally {
      if (!loaded) {
        steps.abandon(lookup, owner, flight.incarnation(), counters);
      }
    }
  }

  /** Takes the lease, waiting a bounded time while another worker has it. */
  private <T> Step<T> acquire(
      Lookup<T> lookup, Token owner, Incarnation trusted, Counters counters) {
    long deadline = time.nanos() + timings.patience().toNanos();
    while (true) {
      Step<T> step = steps.lease(lookup, owner, trusted, counters);
      if (!(step instanceof Step.Busy<T>) || time.nanos() - deadline >= 0) {
        return step;
      }
      try {
        time.pause(timings.pause());
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return step;
      }
    }
  }

  /** What the flight brought, if a reader who joined it may use that. */
  private Optional<Cargo> follow(Flight leading, Incarnation trusted) {
    if (!leading.incarnation().equals(trusted)) {
      return Optional.empty();
    }
    try {
      Duration maxWait = timings.patience().plus(timings.lease());
      return time.await(leading.landed(), maxWait) ? leading.cargo() : Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked") // all look-ups of a key are of one type: its cache's
  private static <T> Optional<T> unpack(Cargo cargo) {
    return (Optional<T>) cargo.value();
  }

  private static <T> Optional<T> settle(Step<T> step, Loader<T> loader, Counters counters)
      throws Exception {
    if (step instanceof Step.Hit<T> hit) {
      counters.add(Count.AWAITED);
      return hit.countedBy(counters);
    }
    Bypass reason = step instanceof Step.Closed<T> closed ? closed.reason() : Bypass.WAIT_OVER;
    counters.add(reason);
    return loader.load();
  }
}
