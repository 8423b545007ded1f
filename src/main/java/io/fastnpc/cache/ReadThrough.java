package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Counters;
import io.fastnpc.cache.statistics.Statistics;
import java.util.Optional;

/**
 * Answers reads from the cache, and from the database where the cache may not or cannot.
 *
 * <p>A hit is one {@code GET}. The loader runs at most once a read, its exceptions pass unchanged,
 * and whatever Redis does, the read is answered.
 */
final class ReadThrough {
  private final Trust trust;
  private final Statistics statistics;
  private final Steps steps;
  private final Misses misses;
  private final Bypasses bypasses;

  ReadThrough(Trust trust, Statistics statistics, Steps steps, Misses misses, Bypasses bypasses) {
    this.trust = trust;
    this.statistics = statistics;
    this.steps = steps;
    this.misses = misses;
    this.bypasses = bypasses;
  }

  /** Does what {@link Cache#read} promises. */
  <T> Optional<T> read(Lookup<T> lookup, Loader<T> loader) throws Exception {
    Counters counters = statistics.of(lookup.key().cache());
    long start = counters.stopwatch().start();
    Incarnation trusted = trust.incarnation();
    if (trusted == null) {
      return bypass(trust.reason(), lookup, counters, loader);
    }
    Step<T> step = steps.look(lookup, trusted, counters);
    if (step instanceof Step.Hit<T> hit) {
      counters.stopwatch().hit(start);
      counters.watcher().hit(lookup.key().logical(), hit.value().isPresent());
      return hit.countedBy(counters);
    }
    if (step instanceof Step.Closed<T> closed) {
      return bypass(closed.reason(), lookup, counters, loader);
    }
    counters.watcher().missed(lookup.key().logical());
    return misses.resolve(lookup, timed(lookup, loader, counters), trusted, counters);
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
