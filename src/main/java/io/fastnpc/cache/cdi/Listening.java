package io.fastnpc.cache.cdi;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.trouble.RecurringTasks;
import io.fastnpc.trouble.Trouble;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Listens on a thread of its own until it is stopped, whatever fails in between. Of a Redis that
 * does not answer it says nothing: that keeps the polls as well, which do.
 */
final class Listening {
  private static final Logger LOG = System.getLogger(Listening.class.getName());

  private final Listener listener;
  private final RecurringTasks tasks;
  private volatile boolean stopped;

  /** What is done again and again. */
  @FunctionalInterface
  interface Listener {
    void listen() throws StoreUnavailable;
  }

  /**
   * Begins.
   *
   * @param pause how long it waits after a failure
   */
  Listening(Listener listener, ThreadFactory threads, Trouble defective, Duration pause) {
    this.listener = listener;
    this.tasks = new RecurringTasks(threads, defective).now(pause, this::untilItFails);
  }

  private void untilItFails() {
    try {
      while (!stopped) {
        listener.listen();
      }
    } catch (StoreUnavailable failure) {
      LOG.log(Level.DEBUG, "Nothing is heard: {0}", failure.getMessage());
    }
  }

  /** Ends with the call under way. */
  void stop() {
    stopped = true;
    tasks.stop();
  }
}
