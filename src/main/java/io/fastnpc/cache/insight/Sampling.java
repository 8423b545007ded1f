package io.fastnpc.cache.insight;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes a part of what happens often, so that noting it costs the same at any traffic: everything
 * while there is little, and one of so many at random when there is more. Thread-safe.
 */
final class Sampling {
  /** Taken between two ticks at most; each costs about a microsecond. */
  static final int MOST = 2_000;

  private static final int COARSEST = 4_096;

  private final AtomicInteger taken = new AtomicInteger();
  private volatile int every = 1;

  /** For how many events the present one stands; 0: it is left out. */
  int weight() {
    int now = every;
    if (now > 1 && ThreadLocalRandom.current().nextInt(now) != 0) {
      return 0;
    }
    if (taken.incrementAndGet() > MOST) {
      coarsen();
    }
    return now;
  }

  private synchronized void coarsen() {
    if (taken.get() > MOST) {
      every = Math.min(COARSEST, every * 2);
      taken.set(0);
    }
  }

  /** To be called every few seconds: takes more again when there is less traffic. */
  synchronized void tick() {
    if (taken.getAndSet(0) < MOST / 4) {
      every = Math.max(1, every / 2);
    }
  }
}
