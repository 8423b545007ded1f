package io.fastnpc.cache;

import io.fastnpc.cache.Codec.CodecFailure;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** The steps of a read at the store; a store that fails is one of their outcomes. */
final class Steps {
  private static final Logger LOG = System.getLogger(Steps.class.getName());

  /** Absence is a value of no bytes: every codec writes at least one. */
  private static final byte[] ABSENCE = {};

  private final Store store;
  private final NearCopies copies;
  private final Circuit circuit;
  private final Duration leaseLifetime;
  private final Sizes sizes;
  private final Trouble unwritable;
  private final Trouble garbled;
  private final Trouble foreign;

  Steps(
      Store store,
      NearCopies copies,
      Circuit circuit,
      Duration leaseLifetime,
      Sizes sizes,
      Troubles troubles) {
    this.store = store;
    this.copies = copies;
    this.circuit = circuit;
    this.leaseLifetime = leaseLifetime;
    this.sizes = sizes;
    this.unwritable = troubles.of(LOG, Level.ERROR, "A value cannot be cached");
    this.garbled = troubles.of(LOG, Level.WARNING, "An entry cannot be read and is replaced");
    this.foreign =
        troubles.of(
            LOG,
            Level.WARNING,
            "A value is not cached: it is from another PostgreSQL than the one that counts");
  }

  /** What {@code copy} says; absent: not what this look-up wants. */
  <T> Optional<Step.Hit<T>> read(NearCopy copy, Lookup<T> lookup) {
    try {
      return copy.value().isEmpty() && lookup.policy().absentTtl().isEmpty()
          ? Optional.empty()
          : Optional.of(decoded(copy.value(), lookup));
    } catch (CodecFailure failure) {
      return Optional.empty(); // Redis is asked, and the entry replaced
    }
  }

  /** Looks at what the key holds, and keeps a copy of a value. */
  <T> Step<T> look(Lookup<T> lookup, Pass pass, Counters counters) {
    try {
      Held held = store.get(lookup.key(), pass.on());
      Step<T> step = interpret(held, lookup, pass.on(), counters);
      if (step instanceof Step.Hit<T> && held instanceof Held.Value value) {
        pass.ticket().ifPresent(ticket -> copies.keep(lookup.key(), value, ticket));
      }
      return step;
    } catch (StoreUnavailable failure) {
      return closed(failure, counters);
    }
  }

  /** Looks at what the key holds, and takes its lease if it holds nothing. */
  <T> Step<T> lease(Lookup<T> lookup, Token owner, Incarnation on, Counters counters) {
    try {
      Held held = store.lease(lookup.key(), owner, leaseLifetime, on);
      if (held instanceof Held.Lease lease && lease.owner().equals(owner)) {
        return new Step.Free<>(); // a repeated call found what the lost first one had done
      }
      return interpret(held, lookup, on, counters);
    } catch (StoreUnavailable failure) {
      return closed(failure, counters);
    }
  }

  /**
   * Fills in what the owner of the lease loaded; returns whether nothing had intervened. Only then
   * a copy is kept: another writer's value may be newer.
   */
  <T> boolean publish(
      Lookup<T> lookup, Token owner, Optional<T> value, Pass pass, Counters counters) {
    Policy policy = lookup.policy();
    Incarnation on = pass.on();
    try {
      if (value.isEmpty() && policy.absentTtl().isEmpty()) {
        return store.release(lookup.key(), owner, on);
      }
      byte[] payload = value.isPresent() ? lookup.codec().encode(value.get()) : ABSENCE;
      if (payload.length > sizes.most()) {
        counters.add(Count.OVERSIZED);
        return store.release(lookup.key(), owner, on);
      }
      int plain = payload.length;
      if (pass.compressing() && sizes.isToCompress(plain)) {
        payload = lookup.codec().compress(payload);
      }
      Optional<Duration> ttl =
          (value.isPresent() ? policy.ttl() : policy.absentTtl()).map(Policy::jittered);
      boolean accepted = store.fill(lookup.key(), owner, payload, ttl, on);
      counters.add(accepted ? Count.FILLS : Count.REFUSED_FILLS);
      if (accepted) {
        if (payload.length < plain) {
          counters.add(Count.COMPRESSED);
        }
        Held.Value filled = new Held.Value(payload, 0, ttl.orElse(Held.Value.FOR_EVER));
        pass.ticket().ifPresent(ticket -> copies.keep(lookup.key(), filled, ticket));
        counters.watcher().filled(lookup.key().logical(), value.isPresent());
      }
      return accepted;
    } catch (CodecFailure failure) {
      counters.add(Count.ERRORS);
      unwritable.happened(lookup.key() + ": " + failure.getMessage());
      abandon(lookup, owner, on, counters);
      return false;
    } catch (StoreUnavailable failure) {
      closed(failure, counters);
      return false;
    }
  }

  /** Gives up the lease: what was loaded is not of the database that the cache is of. */
  void disown(Lookup<?> lookup, Token owner, Incarnation on, Counters counters) {
    counters.add(Count.REFUSED_FILLS);
    foreign.happened(String.valueOf(lookup.key()));
    abandon(lookup, owner, on, counters);
  }

  /** Gives up the lease: the load failed. */
  void abandon(Lookup<?> lookup, Token owner, Incarnation on, Counters counters) {
    try {
      store.release(lookup.key(), owner, on);
    } catch (StoreUnavailable failure) {
      closed(failure, counters);
    }
  }

  private <T> Step<T> interpret(Held held, Lookup<T> lookup, Incarnation on, Counters counters)
      throws StoreUnavailable {
    if (held instanceof Held.Value value) {
      return decode(value, lookup, on, counters);
    }
    if (held instanceof Held.Lease) {
      return new Step.Busy<>();
    }
    if (held instanceof Held.Fence) {
      return new Step.Closed<>(Bypass.FENCE);
    }
    if (held instanceof Held.Garbage) {
      return discard(held, lookup, on, counters, "not an entry of this application");
    }
    return new Step.Free<>();
  }

  private <T> Step<T> decode(Held.Value value, Lookup<T> lookup, Incarnation on, Counters counters)
      throws StoreUnavailable {
    if (value.isEmpty() && lookup.policy().absentTtl().isEmpty()) {
      return discard(value, lookup, on, counters, "absence is not cached here");
    }
    try {
      return decoded(value, lookup);
    } catch (CodecFailure failure) {
      return discard(value, lookup, on, counters, String.valueOf(failure.getMessage()));
    }
  }

  private <T> Step.Hit<T> decoded(Held.Value value, Lookup<T> lookup) throws CodecFailure {
    return new Step.Hit<>(
        value.isEmpty()
            ? Optional.empty()
            : Optional.of(lookup.codec().decode(value.bytes(), value.from(), sizes.most())));
  }

  private <T> Step<T> discard(
      Held unreadable, Lookup<T> lookup, Incarnation on, Counters counters, String why)
      throws StoreUnavailable {
    counters.add(Count.ERRORS);
    garbled.happened(lookup.key() + ": " + why);
    store.discard(lookup.key(), unreadable, on);
    return new Step.Busy<>();
  }

  private <T> Step<T> closed(StoreUnavailable failure, Counters counters) {
    counters.add(Count.ERRORS);
    circuit.failed(failure);
    return new Step.Closed<>(
        failure.refusal().isPresent() ? Bypass.STORE_REFUSES : Bypass.STORE_UNAVAILABLE);
  }
}
