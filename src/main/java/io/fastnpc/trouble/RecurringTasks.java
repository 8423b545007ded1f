package io.fastnpc.trouble;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What is done again and again until it is stopped, one thing at a time on a thread of its own: a
 * server that hangs keeps these tasks waiting and no others. A task that throws is told of and done
 * again, which an executor by itself would not.
 */
public final class RecurringTasks {
  /** What takes longer at the stop is left to itself: it waits for a server that hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ScheduledExecutorService executor;
  private final Consumer<Throwable> failed;
  private final Duration patience;

  /**
   * None yet; what they throw goes to {@code failed}, which throws nothing.
   *
   * @param threads makes the thread
   */
  public RecurringTasks(ThreadFactory threads, Consumer<Throwable> failed) {
    this(threads, failed, PATIENCE);
  }

  RecurringTasks(ThreadFactory threads, Consumer<Throwable> failed, Duration patience) {
    this.executor = new ScheduledThreadPoolExecutor(1, threads);
    this.failed = failed;
    this.patience = patience;
  }

  /** None yet; what they throw is told as {@code defective}. */
  public RecurringTasks(ThreadFactory threads, Trouble defective) {
    this(threads, defect -> defective.happened(defect.toString(), defect));
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
    Future<?> unused = // what the task throws is told
        executor.scheduleWithFixedDelay(
            () -> guarded(task), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      failed.accept(failure);
    }
  }

  /**
   * Begins none of them any more, and waits a moment for one that runs: what follows is to be the
   * last word.
   */
  public void stop() {
    executor.shutdown();
    try {
      executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
