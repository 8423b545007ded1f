package io.fastnpc.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is noted and not yet stored, in bounded memory and in few rows.
 *
 * <p>What is done again within a minute, by the same account from the same address, is one more row
 * with a count at the minute's end. Refusals, which people cause as often as they like, have an
 * allowance of each kind: a hundred rows, and ten more each minute. Beyond it addresses and details
 * are dropped first: those of ten minutes are one row of their kind and account. Of a thousand
 * accounts; all others are one more row. Thread-safe; never waits for anything.
 */
final class Pending {
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final Duration TALLY = Duration.ofMinutes(10);
  static final int MOST_TALLIED = 1_000;
  static final int MOST_ROWS = 10_000;
  static final int MOST_REPEATED = 1_000;
  static final int ALLOWANCE = 100;
  static final int ALLOWANCE_PER_WINDOW = 10;

  private static final Actor MANY = new Actor(Optional.empty(), "", "");

  private final LongSupplier seconds;

  private final Deque<Row> rows = new ArrayDeque<>();

  /** What has been a row in this window already, with what came since. */
  private final Map<Deed, Long> repeated = new LinkedHashMap<>();

  /** Refusals beyond the allowance, by what is left of them. */
  private final Map<Deed, Long> tallied = new LinkedHashMap<>();

  private final Map<Kind, Integer> allowances = new EnumMap<>(Kind.class);
  private long windowBegan;
  private long tallyBegan;
  private long lost;

  /** Nothing is pending; {@code seconds} tells the time in seconds since 1970. */
  Pending(LongSupplier seconds) {
    this.seconds = seconds;
    this.windowBegan = seconds.getAsLong();
    this.tallyBegan = windowBegan;
  }

  /** A deed and when it was done, in seconds since 1970. */
  record Row(long at, Deed deed) {}

  /** Takes a deed. */
  synchronized void add(Deed deed) {
    endWindow(false);
    Deed key = deed.times(0);
    int allowance = allowances.getOrDefault(deed.kind(), ALLOWANCE);
    if (deed.kind().isOnlyCounted()) {
      tally(deed);
    } else if (repeated.containsKey(key)) {
      repeated.merge(key, deed.count(), Long::sum);
    } else if (!deed.kind().isRefusal()) {
      if (repeated.size() < MOST_REPEATED) {
        repeated.put(key, 0L);
      }
      append(seconds.getAsLong(), deed);
    } else if (allowance > 0) {
      allowances.put(deed.kind(), allowance - 1);
      repeated.put(key, 0L);
      append(seconds.getAsLong(), deed);
    } else {
      tally(deed);
    }
  }

  private void tally(Deed deed) {
    Actor account = new Actor(deed.actor().userId(), deed.actor().username(), "");
    Deed key = Deed.of(deed.kind(), account).times(0);
    boolean fits = tallied.containsKey(key) || tallied.size() < MOST_TALLIED;
    tallied.merge(fits ? key : Deed.of(deed.kind(), MANY).times(0), deed.count(), Long::sum);
  }

  private void append(long at, Deed deed) {
    if (rows.size() < MOST_ROWS) {
      rows.addLast(new Row(at, deed));
    } else {
      lost++;
    }
  }

  private void endWindow(boolean now) {
    endTally(now);
    long passed = seconds.getAsLong() - windowBegan;
    // A clock that went back ends the window as well.
    if (!now && passed >= 0 && passed < WINDOW.toSeconds()) {
      return;
    }
    long windows = Math.max(1, passed / WINDOW.toSeconds());
    allowances.replaceAll(
        (kind, left) -> (int) Math.min(ALLOWANCE, left + windows * ALLOWANCE_PER_WINDOW));
    appendCounted(windowBegan, repeated);
    windowBegan = seconds.getAsLong();
  }

  private void endTally(boolean now) {
    long passed = seconds.getAsLong() - tallyBegan;
    if (now || passed < 0 || passed >= TALLY.toSeconds()) {
      appendCounted(tallyBegan, tallied);
      tallyBegan = seconds.getAsLong();
    }
  }

  private void appendCounted(long began, Map<Deed, Long> counts) {
    counts.forEach(
        (deed, count) -> {
          if (count > 0) {
            append(began, deed.times(count));
          }
        });
    counts.clear();
  }

  /** The oldest rows, at most {@code most} of them; they stay until they are {@link #stored}. */
  synchronized List<Row> oldest(int most) {
    endWindow(false);
    List<Row> oldest = new ArrayList<>();
    for (Row row : rows) {
      if (oldest.size() == most) {
        break;
      }
      oldest.add(row);
    }
    return oldest;
  }

  /** Forgets the oldest {@code count} rows. */
  synchronized void stored(int count) {
    for (int i = 0; i < count; i++) {
      rows.removeFirst();
    }
  }

  /** Forgets the oldest {@code count} rows, which cannot be stored. */
  synchronized void refused(int count) {
    stored(count);
    lost += count;
  }

  /** Makes rows of all that was counted, at the end of the worker. */
  synchronized void close() {
    endWindow(true);
  }

  /** How many rows were lost since the last call. */
  synchronized long lost() {
    long count = lost;
    lost = 0;
    return count;
  }
}
