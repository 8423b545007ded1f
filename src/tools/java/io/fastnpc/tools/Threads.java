package io.fastnpc.tools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What {@link Thread} lacks. */
public final class Threads {
  private Threads() {}

  /** Lets that many threads do {@code work}; returns once all have, or this one is interrupted. */
  public static void together(int count, Runnable work) {
    List<Thread> threads = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      Thread thread = new Thread(work, "together-" + number);
      thread.start();
      threads.add(thread);
    }
    join(threads);
  }

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
