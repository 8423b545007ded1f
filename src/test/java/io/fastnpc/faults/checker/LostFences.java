package io.fastnpc.faults.checker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The fences that were evicted from Redis, as its LRU may do.
 *
 * <p>Until its write is acknowledged, reads may go back to the version before it; nothing else is
 * excused.
 */
public final class LostFences {
  /** Stands for the entries of all keys. */
  public static final String EVERYTHING = "*";

  private record Loss(CacheEntry entry, long from, long to) {
    boolean concerns(String key) {
      return entry.name().equals(EVERYTHING) || entry.holds(key);
    }
  }

  private final List<Loss> losses = new CopyOnWriteArrayList<>();

  /** Adds that the fence of {@code entry} was evicted between two moments of the history. */
  public void add(String entry, long from, long to) {
    losses.add(new Loss(new CacheEntry(entry), from, to));
  }

  /** How many there were. */
  public int count() {
    return losses.size();
  }

  /** Whether a fence of {@code key} was evicted between {@code began} and {@code ended}. */
  public boolean concern(String key, long began, long ended) {
    return losses.stream()
        .anyMatch(loss -> loss.concerns(key) && loss.from <= ended && loss.to >= began);
  }
}
