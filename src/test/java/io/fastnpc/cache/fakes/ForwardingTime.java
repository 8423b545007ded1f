package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Another clock, parts of which a test replaces. */
public abstract class ForwardingTime implements Time {
  private final Time real;

  /** All of {@code real} at first. */
  protected ForwardingTime(Time real) {
    this.real = real;
  }

  @Override
  public long nanos() {
    return real.nanos();
  }

  @Override
  public long wallMillis() {
    return real.wallMillis();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    real.pause(duration);
  }

  @Override
  public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
    return real.await(event, timeout);
  }
}
