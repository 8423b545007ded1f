package io.fastnpc.faults.checker;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All attempts of all clients, on the one clock of this process. Safe for use by many threads. */
public final class History {
  private final long start = System.nanoTime();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

  /** The nanoseconds since the history began. */
  public long now() {
    return System.nanoTime() - start;
  }

  /** Adds an attempt that has ended. */
  public void add(Attempt attempt) {
    attempts.add(attempt);
  }

  /** All attempts, in no order. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
