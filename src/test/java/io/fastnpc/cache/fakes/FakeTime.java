package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves by hand; waiting moves it too. */
public final class FakeTime implements Time {
  private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());

  private final AtomicLong jumped = new AtomicLong();

  /** Lets {@code duration} pass for everybody. */
  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** The same clock as Redis and PostgreSQL show it. */
  public long millis() {
    return Duration.ofNanos(nanos()).toMillis();
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long wallMillis() {
    return millis() + jumped.get();
  }

  /** Has the time of day jump by {@code duration}, as where a machine slept. */
  public void jump(Duration duration) {
    jumped.addAndGet(duration.toMillis());
  }

  @Override
  public void pause(Duration duration) {
    advance(duration);
  }

  @Override
  public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
    event.await();
    return true;
  }
}
