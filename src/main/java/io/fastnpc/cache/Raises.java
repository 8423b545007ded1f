package io.fastnpc.cache;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts how often each key may have become stale for copies on this worker: in stripes, so that a
 * key shares its count with a few others, which are read from Redis again without need.
 *
 * <p>The count of a key is the sum of two that only grow. Two looks see the same sum only if
 * neither was raised in between. Thread-safe.
 */
final class Raises {
  private static final int STRIPES = 1 << 16;

  private final AtomicIntegerArray stripes = new AtomicIntegerArray(STRIPES);
  private final AtomicLong all = new AtomicLong();

  /** How often {@code key} has been raised. */
  long of(Key key) {
    // The common count is read first. A raise of it meanwhile may be missed, which does no harm: it
    // came after this look had begun, and so does what it announces.
    return all.get() + stripes.get(stripe(key));
  }

  /** From now on what was noted of {@code key} before is another count. */
  void raise(Key key) {
    stripes.incrementAndGet(stripe(key));
  }

  /** The same for every key. */
  void raiseAll() {
    all.incrementAndGet();
  }

  private static int stripe(Key key) {
    int hash = key.logical().hashCode();
    return (hash ^ (hash >>> 16)) & (STRIPES - 1);
  }
}
