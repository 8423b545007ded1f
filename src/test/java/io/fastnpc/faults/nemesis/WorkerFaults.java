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

  /** Kills it at any moment. */
  static Optional<String> kill(Stage stage) {
    Worker victim = stage.victim();
    stage.processes().kill(victim);
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  /**
   * Kills it when its fences stand and its commit waits. Where the commit goes on at once, it
   * happens though nobody waits for it; where it goes on later, PostgreSQL has noticed and rolled
   * back.
   */
  static Optional<String> killInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier barrier = Barrier.ofCommits(stage.database())) {
      awaitHeldWrite(stage, victim, randomUser(stage), barrier);
      stage.pause(0, 200);
      stage.processes().kill(victim);
      if (stage.random().nextBoolean()) {
        stage.pause(1_500, 2_500);
      }
    }
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  /** Kills it after its commit, before it can remove its fences. */
  static Optional<String> killAfterCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier barrier = Barrier.ofCommits(stage.database())) {
      awaitHeldWrite(stage, victim, randomUser(stage), barrier);
      victim.redis().set(Passage.STALLED);
    }
    stage.pause(5, 60);
    stage.processes().kill(victim);
    victim.redis().set(Passage.OPEN);
    stage.processes().revive(victim);
    return Optional.of(victim.name());
  }

  /** Pauses it at any moment. */
  static Optional<String> pause(Stage stage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.server().pause();
    stage.pause(2_000, 8_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  /** Pauses it until PostgreSQL may have ended its transaction, or its fence may have expired. */
  static Optional<String> pauseBetweenFenceAndCommit(Stage stage)
      throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    SignedIn user = randomUser(stage);
    try (Barrier barrier = Barrier.ofSettings(stage.database(), user.id())) {
      awaitHeldWrite(stage, victim, user, barrier);
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

  /** Pauses it while its commit happens; its fence may expire before it goes on. */
  static Optional<String> pauseInCommit(Stage stage) throws SQLException, InterruptedException {
    Worker victim = stage.victim();
    try (Barrier barrier = Barrier.ofCommits(stage.database())) {
      awaitHeldWrite(stage, victim, randomUser(stage), barrier);
      victim.server().pause();
    }
    stage.pause(2_000, 13_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  /** Starts a write of {@code user} at {@code victim} and waits until it is at the barrier. */
  private static void awaitHeldWrite(Stage stage, Worker victim, SignedIn user, Barrier barrier)
      throws InterruptedException {
    stage.clients().heldWrite(victim, stage.system().users().indexOf(user));
    barrier.awaitWaiter();
  }

  private static SignedIn randomUser(Stage stage) {
    return stage.system().users().get(stage.random().nextInt(stage.system().users().size()));
  }
}
