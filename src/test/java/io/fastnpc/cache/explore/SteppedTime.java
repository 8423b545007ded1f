package io.fastnpc.cache.explore;

import io.fastnpc.cache.Time;
import io.fastnpc.cache.fakes.FakeTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The clock of all workers, in which waiting is a step that comes when its time has come. */
final class SteppedTime implements Time {
  private final FakeTime clock;
  private final Scheduler scheduler;

  SteppedTime(FakeTime clock, Scheduler scheduler) {
    this.clock = clock;
    this.scheduler = scheduler;
  }

  @Override
  public long nanos() {
    scheduler.remember(Long.toString(clock.millis()));
    return clock.nanos();
  }

  @Override
  public long wallMillis() {
    return clock.wallMillis();
  }

  @Override
  public void pause(Duration duration) {
    scheduler.step(
        "has waited " + duration.toMillis(), () -> false, clock.nanos() + duration.toNanos());
    scheduler.note("");
  }

  @Override
  public boolean await(CountDownLatch event, Duration timeout) {
    if (!scheduler.isTurnOf("writer")) {
      scheduler.rememberAll(); // one of them is the leader that this is about
    }
    scheduler.step("has awaited", () -> event.getCount() == 0, clock.nanos() + timeout.toNanos());
    scheduler.note("");
    return event.getCount() == 0;
  }
}
