package io.fastnpc.faults.checker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The fences that were evicted from Redis, as its LRU may do.
 *
 * <p>That costs the order between reads of a write that is not acknowledged yet, and nothing else.
 */
public final class LostFences {
  /** The entry of every key. */
  public static final String EVERYTHING = "*";

  private record Loss(CacheEntry entry, long from, long to) {
    boolean concerns(String key) {
      return entry.name().equals(EVERYTHING) || entry.holds(key);
    }
  }

  private final List<Loss> losses = new CopyOnWriteArrayList<>();

  /** Notes that the fence of {@code entry} went between two moments. */
  public void add(String entry, long from, long to) {
    losses.add(new Loss(new CacheEntry(entry), from, to));
  }

  public int count() {
    return losses.size();
  }

  /** Whether a fence of {@code key} went between {@code began} and {@code ended}. */
  public boolean concern(String key, long began, long ended) {
    return losses.stream()
        .anyMatch(loss -> loss.concerns(key) && loss.from <= ended && loss.to >= began);
  }
}
