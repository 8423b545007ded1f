package io.fastnpc.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is done again and again until it is stopped. A task that throws is told of and done again,
 * which an executor by itself would not.
 */
public final class RecurringTasks {
  private final ScheduledExecutorService executor;
  private final Consumer<RuntimeException> failed;
  private final List<Future<?>> tasks = new ArrayList<>();

  /**
   * None yet; what {@code executor} runs and throws goes to {@code failed}, which throws nothing.
   */
  public RecurringTasks(ScheduledExecutorService executor, Consumer<RuntimeException> failed) {
    this.executor = executor;
    this.failed = failed;
  }

  /** None yet; what {@code executor} runs and throws is told as {@code defective}. */
  public RecurringTasks(ScheduledExecutorService executor, Trouble defective) {
    this(executor, defect -> defective.happened(defect.toString(), defect));
  }

  /** Does {@code task} now, and each time again {@code pause} after it has ended. */
  public RecurringTasks now(Duration pause, Runnable task) {
    return after(Duration.ZERO, pause, task);
  }

  /** The same, but for the first time after {@code pause}. */
  public RecurringTasks later(Duration pause, Runnable task) {
    return after(pause, pause, task);
  }

  private RecurringTasks after(Duration delay, Duration pause, Runnable task) {
    tasks.add(
        executor.scheduleWithFixedDelay(
            () -> guarded(task), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    return this;
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failure) {
      failed.accept(failure);
    }
  }

  /** Begins none of them any more; one that runs goes on. */
  public void stop() {
    tasks.forEach(task -> task.cancel(false));
  }
}
