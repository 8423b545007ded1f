package io.fastnpc.lifecycle;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests that this worker has begun and not answered yet, and whether it is about to end.
 *
 * <p>A singleton without a proxy: the thread of a signal belongs to no application.
 */
@Singleton
public class UnderWay {
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong over = new AtomicLong();
  private volatile boolean stopping;

  /** Whether this worker has been told to end: it answers still, but wants no more requests. */
  public boolean isStopping() {
    return stopping;
  }

  void stop() {
    stopping = true;
  }

  void begin() {
    begun.incrementAndGet();
  }

  void end() {
    over.incrementAndGet();
  }

  /** How many have begun so far. */
  long begun() {
    return begun.get();
  }

  /** Whether all that have begun are over. */
  boolean none() {
    return over.get() == begun.get();
  }
}
