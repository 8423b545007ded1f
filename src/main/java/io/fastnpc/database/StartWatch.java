package io.fastnpc.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells the log every few seconds what a start is waiting for, until it is closed. */
final class StartWatch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StartWatch.class.getName());

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(StartWatch::thread);

  private final Future<?> telling;
  private final long began = System.nanoTime();
  private final Supplier<String> obstacle;
  private volatile String awaited;
  private volatile boolean looking;
  private volatile boolean closed;
  private volatile String latest = "";

  /**
   * Begins to tell.
   *
   * @param pause the time between two lines
   * @param awaited what the start waits for at first
   * @param obstacle what stands in the way, as far as it knows; empty: nothing. May take seconds;
   *     it is not asked before the first {@link #waitFor}
   */
  StartWatch(Duration pause, String awaited, Supplier<String> obstacle) {
    this.awaited = awaited;
    this.obstacle = obstacle;
    telling =
        clock.scheduleWithFixedDelay(
            this::tell, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fastnpc start watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * From now on the start waits for {@code next}, and it is worth a look what stands in the way.
   */
  void waitFor(String next) {
    awaited = next;
    latest = "";
    looking = true;
  }

  /** What stood in the way last while it waited for the same; empty: nothing. */
  String obstacle() {
    return latest;
  }

  private void tell() {
    String now = looking ? obstacle.get() : "";
    if (closed) {
      return;
    }
    if (!now.isEmpty()) {
      latest = now;
    }
    LOG.log(
        Level.WARNING,
        "The start has been waiting for {0} s, now for {1}{2}",
        Duration.ofNanos(System.nanoTime() - began).toSeconds(),
        awaited,
        now.isEmpty() ? "" : "; " + now);
  }

  @Override
  public void close() {
    closed = true;
    telling.cancel(false); // an interrupted driver would only complain
    clock.shutdown();
  }
}
