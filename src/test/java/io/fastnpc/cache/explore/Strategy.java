package io.fastnpc.cache.explore;

import java.util.function.LongSupplier;

/** Decides which actor continues. */
interface Strategy {
  /**
   * Chooses among {@code able} actors.
   *
   * @param goOn whether the first of them is the one who took the last step
   * @param state a digest of everything that decides what can happen from here on
   * @return which one, or -1 to end the schedule here
   */
  int choose(int able, boolean goOn, LongSupplier state);
}
