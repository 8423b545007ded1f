package io.fastnpc.tools.servers;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits until a server that is starting answers. */
final class Readiness {
  private static final Duration STARTING = Duration.ofMinutes(5);

  private Readiness() {}

  /**
   * Asks {@code ready} until it says yes.
   *
   * @param alive pauses a little and says whether the server still runs
   * @throws ServerFailure if it does not answer in time, has ended, or says so itself
   */
  static void await(String name, Callable<Boolean> ready, Pulse alive) throws InterruptedException {
    long deadline = System.nanoTime() + STARTING.toNanos();
    Exception last = new IllegalStateException("it does not answer");
    while (System.nanoTime() < deadline) {
      if (!alive.beats()) {
        throw new ServerFailure(name + " ended while starting");
      }
      try {
        if (ready.call()) {
          return;
        }
      } catch (ServerFailure hopeless) {
        throw hopeless;
      } catch (Exception notYet) {
        last = notYet;
      }
    }
    throw new ServerFailure(name + " did not answer within " + STARTING, last);
  }

  /** A sign of life, given after a short pause. */
  @FunctionalInterface
  interface Pulse {
    boolean beats() throws InterruptedException;
  }
}
