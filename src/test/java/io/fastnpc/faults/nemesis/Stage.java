package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.workload.Clients;
import io.fastnpc.faults.workload.Pauses;
import io.fastnpc.faults.workload.SystemUnderTest;
import io.fastnpc.faults.workload.Worker;
import io.fastnpc.tools.servers.RedisServer;
import java.util.Random;
import javax.sql.DataSource;

/**
 * What a fault works on.
 *
 * @param system the servers and their users
 * @param clients the clients
 * @param history what they see
 * @param evictor removes entries meanwhile
 * @param processes which workers run
 * @param outside the writes that no worker makes
 * @param snapshots earlier states of Redis
 * @param random decides what is left open
 */
record Stage(
    SystemUnderTest system,
    Clients clients,
    History history,
    Evictor evictor,
    WorkerProcesses processes,
    OutsideWrites outside,
    RedisSnapshots snapshots,
    Random random) {
  /** A worker for a fault, at random. */
  Worker victim() {
    return processes.victim(random);
  }

  /** The Redis of the system. */
  RedisServer redis() {
    return system.installation().redis();
  }

  /** Connections to the application's database. */
  DataSource database() {
    return system.installation().postgres().dataSource();
  }

  /** Lets between {@code min} and {@code max} milliseconds pass. */
  void pause(int min, int max) throws InterruptedException {
    Pauses.between(min, max, random);
  }
}
