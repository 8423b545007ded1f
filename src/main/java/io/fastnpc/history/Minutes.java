package io.fastnpc.history;

import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What this worker did in each minute that is not stored yet, also where it was nothing. A day of
 * it at most is kept in memory: what is older would not be shown any more. Thread-safe; waits for
 * nothing.
 */
final class Minutes {
  /** For how long a minute is of interest. */
  static final Duration KEPT = Duration.ofDays(1);

  /** For how long a minute that is stored is known here: a clock may step back into it. */
  private static final int STORED = 60;

  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Supplier<SortedMap<String, Tally>> figures;
  private final LongSupplier clock;
  private final NavigableMap<Long, Map<String, Reads>> pending = new TreeMap<>();
  private final NavigableMap<Long, Map<String, Reads>> stored = new TreeMap<>();
  private SortedMap<String, Tally> before;
  private long minute;

  /**
   * Begins now.
   *
   * @param figures what each cache has counted so far; never decreases
   * @param clock epoch milliseconds
   */
  Minutes(Supplier<SortedMap<String, Tally>> figures, LongSupplier clock) {
    this.figures = figures;
    this.clock = clock;
    this.before = figures.get();
    this.minute = now();
  }

  /**
   * What happened in one cache in one minute.
   *
   * @param minute minutes since 1970
   */
  record Row(long minute, String cache, Reads reads) {}

  private long now() {
    return clock.getAsLong() / MINUTE_MILLIS;
  }

  /** Notes the minute that has ended; does nothing if none has. */
  synchronized void note() {
    if (now() != minute) { // it may also have gone back
      close();
    }
  }

  /** Notes the running minute as if it had ended, for the end of the worker. */
  synchronized void close() {
    SortedMap<String, Tally> counted = figures.get();
    // What is stored of a minute is replaced: if the clock has stepped back, by the sum.
    Map<String, Reads> done =
        pending.computeIfAbsent(
            minute, begun -> new TreeMap<>(stored.getOrDefault(begun, Map.of())));
    counted.forEach(
        (cache, tally) -> {
          Counts earlier = before.getOrDefault(cache, Tally.NONE).counts();
          done.merge(cache, Reads.of(tally.counts().minus(earlier)), Reads::plus);
        });
    before = counted;
    minute = now();
    pending.headMap(minute - KEPT.toMinutes()).clear();
  }

  /** The oldest minutes that are not stored, at most {@code most} of them. */
  synchronized List<Row> oldest(int most) {
    List<Row> rows = new ArrayList<>();
    pending.entrySet().stream()
        .limit(most)
        .forEach(
            done ->
                done.getValue()
                    .forEach((cache, reads) -> rows.add(new Row(done.getKey(), cache, reads))));
    return rows;
  }

  /** Takes {@code rows} off those that are to be stored: they are. */
  synchronized void stored(List<Row> rows) {
    rows.stream()
        .map(Row::minute)
        .distinct()
        .forEach(
            written ->
                Optional.ofNullable(pending.remove(written))
                    .ifPresent(reads -> stored.put(written, reads)));
    while (stored.size() > STORED) {
      stored.pollFirstEntry();
    }
  }
}
