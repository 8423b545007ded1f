package io.fastnpc.tools.launcher;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Prints what is being started, and every ten seconds how long that has taken so far. */
final class Progress implements Consumer<String>, AutoCloseable {
  private static final int PERIOD_SECONDS = 10;

  private final PrintStream console;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private int seconds;

  Progress(PrintStream console) {
    this.console = console;
    var unused =
        timer.scheduleAtFixedRate(this::tick, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void accept(String line) {
    console.println(line);
  }

  private void tick() {
    seconds += PERIOD_SECONDS;
    console.println("  … " + seconds + " s");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
