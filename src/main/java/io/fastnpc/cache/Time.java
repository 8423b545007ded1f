package io.fastnpc.cache;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The passing of time on this worker, and waiting in it. */
public interface Time {
  /** The time of the Java virtual machine. */
  static Time system() {
    return new SystemTime();
  }

  /** A monotonic clock in nanoseconds; only differences mean anything. */
  long nanos();

  /** The time of day in milliseconds, which may jump; it also passes while a machine sleeps. */
  long wallMillis();

  /** Lets {@code duration} pass. @throws InterruptedException if the thread is interrupted */
  void pause(Duration duration) throws InterruptedException;

  /**
   * Waits until {@code event} has happened, for at most {@code timeout}.
   *
   * @return whether it has happened
   * @throws InterruptedException if the thread is interrupted
   */
  boolean await(CountDownLatch event, Duration timeout) throws InterruptedException;
}
