package io.fastnpc.overload;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets a bounded number of requests run at once, and the others after them in the order of their
 * arrival, without a thread for those that wait.
 */
final class Turns {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    free = atOnce;
  }

  /** Runs {@code begin} now or when its turn comes; each call needs one {@link #end}. */
  void take(Runnable begin) {
    synchronized (this) {
      if (free == 0) {
        waiting.addLast(begin);
        return;
      }
      free--;
    }
    begin.run();
  }

  /** Forgets a request that waits no longer; false where its turn has come already. */
  synchronized boolean leave(Runnable begin) {
    return waiting.remove(begin);
  }

  /** Ends a turn, and begins the next one. */
  void end() {
    Runnable next;
    synchronized (this) {
      next = waiting.pollFirst();
      if (next == null) {
        free++;
        return;
      }
    }
    next.run();
  }
}
