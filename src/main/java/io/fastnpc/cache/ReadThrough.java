package io.fastnpc.cache;

import io.fastnpc.cache.NearCopy.Ticket;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.cache.statistics.Statistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers reads from the cache, and from the database where the cache may not or cannot.
 *
 * <p>A near hit needs no I/O, another hit is one {@code GET}. The loader runs at most once a read,
 * its exceptions pass unchanged, and whatever Redis does, the read is answered.
 */
final class ReadThrough {
  private final Trust trust;
  private final NearCopies copies;
  private final Time time;
  private final Statistics statistics;
  private final Steps steps;
  private final Misses misses;
  private final Bypasses bypasses;

  ReadThrough(
      Trust trust,
      NearCopies copies,
      Time time,
      Statistics statistics,
      Steps steps,
      Misses misses,
      Bypasses bypasses) {
    this.trust = trust;
    this.copies = copies;
    this.time = time;
    this.statistics = statistics;
    this.steps = steps;
    this.misses = misses;
    this.bypasses = bypasses;
  }

  /** Does what {@link Cache#read} promises. */
  <T> Optional<T> read(Lookup<T> lookup, Loader<T> loader) throws Exception {
    Counters counters = statistics.of(lookup.key().cache());
    long raises = copies.raises(lookup.key()); // before the look at trust
    @Nullable NearCopy copy = copies.take(lookup.key());
    long nanos = time.nanos();
    Trust.@Nullable Grant trusted = trust.at(nanos);
    if (trusted == null) {
      return bypass(trust.reason(), lookup, counters, loader);
    }
    if (copy != null && trusted.copies() && copies.isGood(copy, lookup.key(), nanos)) {
      Optional<Step.Hit<T>> near = steps.read(copy, lookup);
      if (near.isPresent()) {
        counters.add(Count.NEAR_HITS);
        counters.watcher().hit(lookup.key().logical(), near.get().value().isPresent());
        return near.get().countedBy(counters);
      }
    }
    Optional<Ticket> ticket = trusted.copies() ? copies.ticket(raises, nanos) : Optional.empty();
    return shared(
        lookup,
        loader,
        new Pass(trusted.incarnation(), ticket, trusted.epoch().hasCompressed()),
        counters);
  }

  private <T> Optional<T> shared(Lookup<T> lookup, Loader<T> loader, Pass pass, Counters counters)
      throws Exception {
    long start = counters.stopwatch().start();
    Step<T> step = steps.look(lookup, pass, counters);
    if (step instanceof Step.Hit<T> hit) {
      counters.stopwatch().hit(start);
      counters.watcher().hit(lookup.key().logical(), hit.value().isPresent());
      return hit.countedBy(counters);
    }
    if (step instanceof Step.Closed<T> closed) {
      return bypass(closed.reason(), lookup, counters, loader);
    }
    counters.watcher().missed(lookup.key().logical());
    return misses.resolve(lookup, timed(lookup, loader, counters), pass, counters);
  }

  private <T> Optional<T> bypass(
      Bypass reason, Lookup<T> lookup, Counters counters, Loader<T> loader) throws Exception {
    counters.add(reason);
    return bypasses.load(lookup.key(), timed(lookup, loader, counters));
  }

  private static <T> Loader<T> timed(Lookup<T> lookup, Loader<T> loader, Counters counters) {
    return new Timed<>(lookup.key(), loader, counters);
  }

  /** A loader whose time is measured where it succeeds. */
  private record Timed<T>(Key key, Loader<T> loader, Counters counters) implements Loader<T> {
    @Override
    public Optional<T> load() throws Exception {
      long start = counters.stopwatch().start();
      Optional<T> value = loader.load();
      long nanos = counters.stopwatch().load(start);
      counters.watcher().loaded(key.logical(), value.isPresent(), nanos);
      return value;
    }

    @Override
    public boolean isFrom(String source) {
      return loader.isFrom(source);
    }
  }
}
