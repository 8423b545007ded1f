package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Worker;
import io.fastnpc.tools.servers.TcpProxy.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What can happen to Redis and on the way to it. Each returns the worker that is unavailable
 * meanwhile, if one.
 */
final class RedisFaults {
  private static final Optional<String> NONE = Optional.empty();

  private RedisFaults() {}

  /** Pauses Redis. */
  static Optional<String> pause(Stage stage) throws InterruptedException {
    stage
        .evictor()
        .suspendDuring(
            () -> {
              stage.redis().pause();
              stage.pause(300, 5_000);
              stage.redis().resume();
            });
    return NONE;
  }

  /** Kills Redis, which comes back with nothing. */
  static Optional<String> kill(Stage stage) throws InterruptedException {
    return kill(stage, stage.snapshots()::forget);
  }

  /** Kills Redis, which comes back with what it held some time ago. */
  static Optional<String> rewind(Stage stage) throws InterruptedException {
    return kill(stage, stage.snapshots()::putBack);
  }

  private interface Meanwhile {
    void run() throws IOException;
  }

  private static Optional<String> kill(Stage stage, Meanwhile meanwhile)
      throws InterruptedException {
    stage
        .evictor()
        .suspendDuring(
            () -> {
              stage.redis().kill();
              try {
                meanwhile.run();
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
              stage.pause(0, 4_000);
              stage.redis().start();
            });
    return NONE;
  }

  /** Removes everything from Redis, fences and notes included. */
  static Optional<String> empty(Stage stage) {
    stage.evictor().everything();
    return NONE;
  }

  /** Breaks the connections of one worker. */
  static Optional<String> cutOffWorker(Stage stage) throws InterruptedException {
    return on(stage, Passage.CUT);
  }

  /** Holds back what one worker and Redis send each other. */
  static Optional<String> stallWorker(Stage stage) throws InterruptedException {
    return on(stage, Passage.STALLED);
  }

  private static Optional<String> on(Stage stage, Passage passage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.redis().set(passage);
    stage.pause(300, 5_000);
    victim.redis().set(Passage.OPEN);
    return NONE; // the worker must go on without Redis
  }
}
