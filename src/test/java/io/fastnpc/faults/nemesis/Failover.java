package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Worker;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.RedisStandby;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.TcpProxy;
import io.fastnpc.tools.servers.TcpProxy.Passage;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Jedis;

/**
 * A Sentinel promotes the replica of a Redis that lives on, and that one worker still reaches.
 *
 * <p>Sentinel and replica reach the master through a proxy, which is cut, and so is the way of one
 * worker. The other one's goes round the proxy, and it hears of no new master for a while.
 */
final class Failover {
  private Failover() {}

  /** There, and back by hand. */
  static Optional<String> withTwoMasters(Stage stage) throws InterruptedException {
    stage.evictor().suspendDuring(() -> failOver(stage));
    return Optional.empty(); // both workers must answer
  }

  private static void failOver(Stage stage) throws InterruptedException {
    RedisServer old = stage.redis();
    Worker stays = stage.victim();
    List<Worker> all = stage.system().workers();
    List<Worker> others = all.stream().filter(worker -> !worker.equals(stays)).toList();
    try (TcpProxy between = new TcpProxy(old.port());
        RedisStandby standby = RedisStandby.of(between.port())) {
      int promoted = standby.replica().port();
      stage.pause(0, 3_000);
      between.set(Passage.CUT);
      others.forEach(worker -> worker.redis().set(Passage.CUT));
      standby.awaitMaster(promoted);
      lead(others, promoted);
      others.forEach(worker -> worker.redis().set(Passage.OPEN));
      stage.pause(2_000, 6_000);
      // The Sentinel makes the old one follow, and breaks its connections.
      between.set(Passage.OPEN);
      stage.pause(0, 2_000);
      lead(all, promoted);
      standby.awaitReplica(between.port());
      stage.pause(0, 3_000);
      standby.sentinel().stop();
      promote(old);
      stage.pause(0, 500);
      lead(all, old.port());
    }
  }

  private static void lead(List<Worker> workers, int port) {
    workers.forEach(worker -> worker.redis().lead(port));
  }

  /** For good: the Sentinel has written into the configuration whom it shall follow. */
  private static void promote(RedisServer redis) {
    try (Jedis operator = new Jedis(Server.HOST, redis.port())) {
      operator.replicaofNoOne();
      operator.configRewrite();
    }
  }
}
