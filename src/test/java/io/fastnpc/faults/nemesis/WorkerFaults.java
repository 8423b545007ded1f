package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Pauses;
import io.fastnpc.faults.workload.Worker;
import io.fastnpc.tools.servers.SignedIn;
import io.fastnpc.tools.servers.TcpProxy.Passage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What can happen to a worker. Each returns the worker that is unavailable meanwhile. */
final class WorkerFaults {
  /** Less than the time-out after which a worker gives a fence up. */
  private static final Duration FENCING = Duration.ofMillis(240);

  private WorkerFaults() {}

  static Optional<String> kill(Stage stage) {
    Worker victim = stage.victim();
    stage.processes().kill(victim);
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  /**
   * Its fences stand, its commit waits. Let go at once, the commit happens though nobody waits for
   * it; let go later, PostgreSQL has noticed and rolled back.
   */
  static Optional<String> killInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier hold = Barrier.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      stage.pause(0, 200);
      stage.processes().kill(victim);
      if (stage.random().nextBoolean()) {
        stage.pause(1_500, 2_500);
      }
    }
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  /** The commit is done, the fences cannot be taken away. */
  static Optional<String> killAfterCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier hold = Barrier.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      victim.redis().set(Passage.STALLED);
    }
    stage.pause(5, 60);
    stage.processes().kill(victim);
    victim.redis().set(Passage.OPEN);
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  static Optional<String> pause(Stage stage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.server().pause();
    stage.pause(2_000, 8_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  /** PostgreSQL ends its transaction meanwhile, or its fence runs out. */
  static Optional<String> pauseBetweenFenceAndCommit(Stage stage)
      throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    SignedIn user = randomUser(stage);
    try (Barrier hold = Barrier.ofSettings(stage.database(), user.id())) {
      stage.clients().heldWrite(victim, stage.system().users().indexOf(user));
      hold.awaitWaiter();
      victim.redis().set(Passage.ANSWERS_HELD);
    }
    String entry = "user_settings:" + user.id();
    Pauses.await(() -> stage.evictor().isFenced(entry), FENCING);
    victim.server().pause();
    victim.redis().set(Passage.OPEN);
    stage.pause(2_000, 13_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  /** The commit happens meanwhile; its fence may run out before the worker goes on. */
  static Optional<String> pauseInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier hold = Barrier.ofCommits(stage.database())) {
      writeHeld(stage, victim);
      hold.awaitWaiter();
      victim.server().pause();
    }
    stage.pause(2_000, 13_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  private static void writeHeld(Stage stage, Worker victim) {
    stage.clients().heldWrite(victim, stage.system().users().indexOf(randomUser(stage)));
  }

  private static SignedIn randomUser(Stage stage) {
    return stage.system().users().get(stage.random().nextInt(stage.system().users().size()));
  }
}
