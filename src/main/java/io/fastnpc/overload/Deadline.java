package io.fastnpc.overload;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done after a while, unless it is cancelled before.
 *
 * <p>The container's scheduler keeps a cancelled task until its time has come. So that it does not
 * keep a request with its body as well, a cancelled deadline forgets what it would have done.
 */
final class Deadline implements Runnable {
  private final AtomicReference<@Nullable Runnable> action;

  private Deadline(Runnable action) {
    this.action = new AtomicReference<>(action);
  }

  /** Has {@code clock} do {@code action} after {@code time}. */
  static Deadline in(Duration time, ScheduledExecutorService clock, Runnable action) {
    Deadline deadline = new Deadline(action);
    Future<?> unused = clock.schedule(deadline, time.toNanos(), TimeUnit.NANOSECONDS);
    return deadline;
  }

  /** Nothing happens any more, if it has not begun to. */
  void cancel() {
    action.set(null);
  }

  @Override
  public void run() {
    Runnable due = action.getAndSet(null);
    if (due != null) {
      due.run();
    }
  }
}
