package io.fastnpc.tools;

import java.util.Collection;

/** What {@link Thread} lacks. */
public final class Threads {
  private Threads() {}

  /** Returns once all of {@code threads} have ended, or this one is interrupted. */
  public static void join(Collection<Thread> threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
