package io.fastnpc.cache.insight;

import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Selection;
import io.fastnpc.cache.statistics.Watcher;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What this worker notices about single keys within the last hour, or half an hour at least: it is
 * kept in two halves, of which the older is forgotten when the younger is half an hour old.
 *
 * <p>Safe for use by many threads; {@link #tick} is for one background thread.
 */
public final class Insight {
  private static final long HALF = Duration.ofMinutes(30).toMillis();

  /** So long others are told the same again, in case they missed it. */
  private static final long TOLD = Duration.ofSeconds(7).toMillis();

  private final Map<String, Policy> policies;
  private final LongSupplier clock;
  private final Sampling sampling = new Sampling();
  private final Traces traces = new Traces();
  private final Writes writes = new Writes();
  private final Clearings clearings = new Clearings();
  private final Puzzles puzzles = new Puzzles();
  private volatile Notebook now;
  private volatile Notebook before;

  /**
   * Begins to notice.
   *
   * @param policies how long each cache keeps what it holds
   * @param clock epoch milliseconds
   */
  public Insight(Map<String, Policy> policies, LongSupplier clock) {
    this.policies = Map.copyOf(policies);
    this.clock = clock;
    this.now = new Notebook(clock.getAsLong());
    this.before = now;
  }

  /** What is to be told of {@code cache}. */
  public Watcher of(String cache) {
    return new CacheWatcher(this, cache, policies.get(cache));
  }

  /** Notes that an administrator cleared {@code selection}. */
  public void cleared(Selection selection) {
    clearings.add(Clearing.of(selection, clock.getAsLong()));
  }

  /** To be called every few seconds. */
  void tick() {
    sampling.tick();
    puzzles.forgetBefore(clock.getAsLong());
    if (clock.getAsLong() - now.since >= HALF) {
      before = now;
      now = new Notebook(clock.getAsLong());
    }
  }

  /** What was noticed. */
  Observed observed() {
    Notebook current = now;
    Notebook last = before;
    Observed read = current.read();
    Observed both = last == current ? read : read.plus(last.read());
    return both.ordered().until(clock.getAsLong());
  }

  /** What the others have to know. */
  Departures departures() {
    long from = clock.getAsLong() - TOLD;
    return new Departures(writes.from(from), clearings.from(from));
  }

  /** Learns what another worker has told. */
  void learn(Departures others) {
    others.written().forEach(this::written);
    others.cleared().forEach(clearings::add);
  }

  private void written(long hash, long at) {
    if (traces.weight(hash) > 0) {
      traces.written(hash, at);
      puzzles.solve(hash);
    }
  }

  long millis() {
    return clock.getAsLong();
  }

  /** For how many reads one that is noted now stands; 0: it is not noted. */
  int weight() {
    return sampling.weight();
  }

  Notebook notebook() {
    return now;
  }

  Traces traces() {
    return traces;
  }

  Clearings clearings() {
    return clearings;
  }

  Puzzles puzzles() {
    return puzzles;
  }

  /** Notes a write of this worker, for itself and for the others. */
  void writtenHere(String key) {
    long hash = Traces.hash(key);
    written(hash, millis());
    writes.add(hash, millis());
  }
}
