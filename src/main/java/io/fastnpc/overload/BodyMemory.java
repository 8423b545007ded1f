package io.fastnpc.overload;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for bodies that are arriving, waiting, or worked on. Bytes count from their arrival: a
 * length that is only announced takes nothing from others.
 *
 * <p>Strangers get at most half of it, so that they cannot keep users from writing.
 */
final class BodyMemory {
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong strangersBytes = new AtomicLong();

  BodyMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A thirty-second of the heap, since a body takes up to ten times its size while it is parsed and
   * stored; but room for two of the longest in any case.
   */
  static BodyMemory of(long heapBytes, int maxBodyBytes) {
    return new BodyMemory(Math.max(heapBytes / 32, 2L * maxBodyBytes));
  }

  /** Takes room for {@code more} bytes; false, and nothing taken, where there is none. */
  boolean take(int more, boolean stranger) {
    if (stranger && !add(strangersBytes, more, maxBytes / 2)) {
      return false;
    }
    if (!add(bytes, more, maxBytes)) {
      if (stranger) {
        strangersBytes.addAndGet(-more);
      }
      return false;
    }
    return true;
  }

  private static boolean add(AtomicLong sum, int more, long max) {
    if (sum.addAndGet(more) > max) {
      sum.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** Gives back what was taken. */
  void giveBack(long taken, boolean stranger) {
    bytes.addAndGet(-taken);
    if (stranger) {
      strangersBytes.addAndGet(-taken);
    }
  }
}
