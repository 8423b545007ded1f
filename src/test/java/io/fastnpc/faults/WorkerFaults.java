package io.fastnpc.faults;

import io.fastnpc.faults.TcpProxy.Passage;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.SQLException;
import java.time.Duration;

/** What can happen to a worker. Each returns the worker that was hurt. */
final class WorkerFaults {
  /** Less than the time-out after which a worker gives a fence up. */
  private static final Duration FENCING = Duration.ofMillis(240);

  private WorkerFaults() {}

  static String kill(Stage stage) {
    Worker victim = stage.victim();
    stage.lives().kill(victim);
    stage.lives().revive(victim);
    return victim.name();
  }

  /**
   * Its fences stand, its commit waits. Let go at once, the commit happens though nobody waits for
   * it; let go later, PostgreSQL has noticed and rolled back.
   */
  static String killInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Hold hold = Hold.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      stage.pause(0, 200);
      stage.lives().kill(victim);
      if (stage.random().nextBoolean()) {
        stage.pause(1_500, 2_500);
      }
    }
    stage.lives().revive(victim);
    return victim.name();
  }

  /** The commit is done, the fences cannot be taken away. */
  static String killAfterCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Hold hold = Hold.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      victim.redis().set(Passage.STALLED);
    }
    stage.pause(5, 60);
    stage.lives().kill(victim);
    victim.redis().set(Passage.OPEN);
    stage.lives().revive(victim);
    return victim.name();
  }

  static String pause(Stage stage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.server().pause();
    stage.pause(2_000, 8_000);
    victim.server().resume();
    return victim.name();
  }

  /** PostgreSQL ends its transaction meanwhile, or its fence runs out. */
  static String pauseBetweenFenceAndCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    SignedIn user = randomUser(stage);
    try (Hold hold = Hold.ofSettings(stage.database(), user.id())) {
      stage.load().heldWrite(victim, stage.cluster().users().indexOf(user));
      hold.awaitWaiter();
      victim.redis().set(Passage.ANSWERS_HELD);
    }
    String entry = "user_settings:" + user.id();
    Pauses.await(() -> stage.evictor().isFenced(entry), FENCING);
    victim.server().pause();
    victim.redis().set(Passage.OPEN);
    stage.pause(2_000, 13_000);
    victim.server().resume();
    return victim.name();
  }

  /** The commit happens meanwhile; its fence may run out before the worker goes on. */
  static String pauseInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Hold hold = Hold.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      victim.server().pause();
    }
    stage.pause(2_000, 13_000);
    victim.server().resume();
    return victim.name();
  }

  private static void writeHeld(Stage stage, Worker victim) {
    stage.load().heldWrite(victim, stage.cluster().users().indexOf(randomUser(stage)));
  }

  private static SignedIn randomUser(Stage stage) {
    return stage.cluster().users().get(stage.random().nextInt(stage.cluster().users().size()));
  }
}
