package io.fastnpc.cache;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time of the Java virtual machine. */
final class SystemTime implements Time {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }

  @Override
  public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
    return event.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
