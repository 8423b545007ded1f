package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counters;
import java.util.Optional;

/** What a reader learned from one look at its key, which decides what it does next. */
sealed interface Step<T> {
  /** The key holds a value, or the knowledge that there is none. */
  record Hit<T>(Optional<T> value) implements Step<T> {
    /** The value, after the hit has been counted. */
    Optional<T> countedBy(Counters counters) {
      counters.add(Count.HITS);
      if (value.isEmpty()) {
        counters.add(Count.NEGATIVE_HITS);
      }
      return value;
    }
  }

  /** The key holds nothing; after asking for the lease: the lease is ours. */
  record Free<T>() implements Step<T> {}

  /** Another worker is loading the value. */
  record Busy<T>() implements Step<T> {}

  /** The cache is no help: load, and do not fill. */
  record Closed<T>(Bypass reason) implements Step<T> {}
}
