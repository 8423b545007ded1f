package io.fastnpc.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The fences that were evicted from Redis, as its LRU may do.
 *
 * <p>That costs the order between reads of a write that is not acknowledged yet, and nothing else.
 */
final class Losses {
  /** The entry of every key. */
  static final String EVERYTHING = "*";

  private record Loss(String entry, long from, long to) {
    boolean concerns(String key) {
      return entry.equals(EVERYTHING) || Keys.isCachedIn(entry, key);
    }
  }

  private final List<Loss> losses = new CopyOnWriteArrayList<>();

  /** Notes that the fence of {@code entry} went between two moments. */
  void add(String entry, long from, long to) {
    losses.add(new Loss(entry, from, to));
  }

  int count() {
    return losses.size();
  }

  /** Whether a fence of {@code key} went between {@code began} and {@code ended}. */
  boolean concern(String key, long began, long ended) {
    return losses.stream()
        .anyMatch(loss -> loss.concerns(key) && loss.from <= ended && loss.to >= began);
  }
}
