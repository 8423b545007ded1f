package io.fastnpc.cache.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in one cache on this worker; no count is lost under contention. */
public final class Counters {
  private final Stopwatch stopwatch;
  private final Watcher watcher;
  private final Adders<Count> counts = new Adders<>(Count.class);
  private final Adders<Bypass> bypasses = new Adders<>(Bypass.class);

  Counters(Stopwatch stopwatch, Watcher watcher) {
    this.stopwatch = stopwatch;
    this.watcher = watcher;
  }

  /** Measures the times of this cache. */
  public Stopwatch stopwatch() {
    return stopwatch;
  }

  /** Is told what happens to single keys of this cache. */
  public Watcher watcher() {
    return watcher;
  }

  /** Counts that {@code what} happened once. */
  public void add(Count what) {
    counts.add(what);
  }

  /** Counts a read that went past the cache for {@code reason}. */
  public void add(Bypass reason) {
    bypasses.add(reason);
  }

  Counts snapshot() {
    return new Counts(counts.sums(), bypasses.sums());
  }

  /** A counter for each constant of an enum. */
  private static final class Adders<K extends Enum<K>> {
    private final Class<K> type;
    private final Map<K, LongAdder> adders;

    Adders(Class<K> type) {
      this.type = type;
      this.adders = new EnumMap<>(type);
      for (K what : type.getEnumConstants()) {
        adders.put(what, new LongAdder());
      }
    }

    void add(K what) {
      Objects.requireNonNull(adders.get(what), "each constant has a counter").increment();
    }

    Map<K, Long> sums() {
      Map<K, Long> sums = new EnumMap<>(type);
      adders.forEach((what, adder) -> sums.put(what, adder.sum()));
      return sums;
    }
  }
}
