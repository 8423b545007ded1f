package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Worker;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.TcpProxy.Passage;
import java.util.Optional;
import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.XTrimParams;

/**
 * What can happen to that which workers tell each other so that nobody answers from an old copy.
 * Fences and notes are evicted all the time besides.
 */
final class CopyFaults {
  private static final Optional<String> NONE = Optional.empty();
  private static final String ANNOUNCEMENTS = "fastnpc:~near";
  private static final String REGISTRY = "fastnpc:~near:workers";
  private static final int TIMES = 20;

  private CopyFaults() {}

  /**
   * Pauses a worker when announcements have just come to it: before it has dropped its copies,
   * after that, or when it has acknowledged.
   */
  static Optional<String> pauseAsItHears(Stage stage) throws InterruptedException {
    Worker victim = stage.victim();
    victim.redis().set(Passage.ANSWERS_HELD);
    stage.pause(50, 200); // in which the other one writes, and waits
    victim.redis().set(Passage.OPEN);
    stage.pause(0, 3);
    victim.server().pause();
    stage.pause(2_000, 8_000);
    victim.server().resume();
    return Optional.of(victim.name());
  }

  /** Breaks the connections on which workers hear, and no others, again and again. */
  static Optional<String> cutListeners(Stage stage) throws InterruptedException {
    return again(
        stage,
        redis ->
            redis
                .clientList()
                .lines()
                .filter(client -> client.contains(" cmd=xread "))
                .map(client -> client.replaceAll("^id=(\\d+) .*", "$1"))
                .forEach(id -> redis.clientKill(new ClientKillParams().id(id))));
  }

  /** Trims the stream of announcements to nothing, again and again. */
  static Optional<String> trimAnnouncements(Stage stage) throws InterruptedException {
    return again(stage, redis -> redis.xtrim(ANNOUNCEMENTS, new XTrimParams().maxLen(0)));
  }

  /** Removes the registry of those who must acknowledge, again and again. */
  static Optional<String> loseRegistry(Stage stage) throws InterruptedException {
    return again(stage, redis -> redis.del(REGISTRY));
  }

  private static Optional<String> again(Stage stage, Consumer<Jedis> deed)
      throws InterruptedException {
    try (Jedis redis = new Jedis(Server.HOST, stage.redis().port())) {
      for (int time = 0; time < TIMES; time++) {
        deed.accept(redis);
        stage.pause(0, 400);
      }
    }
    return NONE;
  }
}
