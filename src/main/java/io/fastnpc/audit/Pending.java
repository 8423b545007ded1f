package io.fastnpc.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is noted and not yet stored, in bounded memory and in few rows.
 *
 * <p>What is done again within a minute, by the same account from the same address, is one more row
 * with a count at the minute's end. Refusals, which strangers cause as often as they like, have an
 * allowance: a hundred rows, and ten more each minute. Beyond it all of a minute are one row of
 * their kind, without account and address. Thread-safe; never waits for anything.
 */
final class Pending {
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final int MOST_ROWS = 10_000;
  static final int MOST_REPEATED = 1_000;
  static final int ALLOWANCE = 100;
  static final int ALLOWANCE_PER_WINDOW = 10;

  private static final Actor MANY = new Actor(Optional.empty(), "", "");

  private final LongSupplier seconds;

  private final Deque<Row> rows = new ArrayDeque<>();

  /** What has been a row in this window already, with what came since. */
  private final Map<Deed, Long> repeated = new LinkedHashMap<>();

  private long windowBegan;
  private int allowance = ALLOWANCE;
  private long lost;

  /** Nothing is pending; {@code seconds} tells the time in seconds since 1970. */
  Pending(LongSupplier seconds) {
    this.seconds = seconds;
    this.windowBegan = seconds.getAsLong();
  }

  /** A deed and when it was done, in seconds since 1970. */
  record Row(long at, Deed deed) {}

  /** Takes a deed. */
  synchronized void add(Deed deed) {
    endWindow(false);
    Deed key = deed.times(0);
    if (repeated.containsKey(key)) {
      repeated.merge(key, deed.count(), Long::sum);
    } else if (!deed.kind().isRefusal()) {
      if (repeated.size() < MOST_REPEATED) {
        repeated.put(key, 0L);
      }
      append(seconds.getAsLong(), deed);
    } else if (allowance > 0) {
      allowance--;
      repeated.put(key, 0L);
      append(seconds.getAsLong(), deed);
    } else {
      repeated.merge(Deed.of(deed.kind(), MANY).times(0), deed.count(), Long::sum);
    }
  }

  private void append(long at, Deed deed) {
    if (rows.size() < MOST_ROWS) {
      rows.addLast(new Row(at, deed));
    } else {
      lost++;
    }
  }

  private void endWindow(boolean now) {
    long passed = seconds.getAsLong() - windowBegan;
    // A clock that went back ends the window as well.
    if (!now && passed >= 0 && passed < WINDOW.toSeconds()) {
      return;
    }
    long windows = Math.max(1, passed / WINDOW.toSeconds());
    allowance = (int) Math.min(ALLOWANCE, allowance + windows * ALLOWANCE_PER_WINDOW);
    long began = windowBegan;
    repeated.forEach(
        (deed, count) -> {
          if (count > 0) {
            append(began, deed.times(count));
          }
        });
    repeated.clear();
    windowBegan = seconds.getAsLong();
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
