package io.fastnpc.faults;

import io.fastnpc.faults.TcpProxy.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What can happen to Redis and on the way to it. Each returns the worker that was hurt, if one. */
final class RedisFaults {
  private static final String NOBODY = "";

  private RedisFaults() {}

  static String pause(Stage stage) throws InterruptedException {
    stage
        .evictor()
        .without(
            () -> {
              stage.cluster().redis().pause();
              stage.pause(300, 5_000);
              stage.cluster().redis().resume();
            });
    return NOBODY;
  }

  /** It comes back with nothing. */
  static String kill(Stage stage) throws InterruptedException {
    return kill(stage, stage.snapshots()::forget);
  }

  /** It comes back with what it held some time ago. */
  static String rewind(Stage stage) throws InterruptedException {
    return kill(stage, stage.snapshots()::putBack);
  }

  private interface Meanwhile {
    void run() throws IOException;
  }

  private static String kill(Stage stage, Meanwhile meanwhile) throws InterruptedException {
    stage
        .evictor()
        .without(
            () -> {
              stage.cluster().redis().kill();
              try {
                meanwhile.run();
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
              stage.pause(0, 4_000);
              stage.cluster().redis().start();
            });
    return NOBODY;
  }

  /** It evicts everything, fences and notes included. */
  static String empty(Stage stage) {
    stage.evictor().everything();
    return NOBODY;
  }

  static String cutOffWorker(Stage stage) throws InterruptedException {
    return on(stage, Passage.CUT);
  }

  static String stallWorker(Stage stage) throws InterruptedException {
    return on(stage, Passage.STALLED);
  }

  private static String on(Stage stage, Passage passage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.redis().set(passage);
    stage.pause(300, 5_000);
    victim.redis().set(Passage.OPEN);
    return NOBODY; // it must go on without Redis
  }
}
