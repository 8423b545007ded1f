package io.fastnpc.faults;

import java.util.Random;
import javax.sql.DataSource;

/**
 * What a fault works on.
 *
 * @param cluster the installation
 * @param load the clients
 * @param history what they see
 * @param evictor removes entries meanwhile
 * @param lives which workers run
 * @param outside the writes that no worker makes
 * @param snapshots earlier states of Redis
 * @param random decides what is left open
 */
record Stage(
    Cluster cluster,
    Load load,
    History history,
    Evictor evictor,
    Lives lives,
    OutsideWrites outside,
    Snapshots snapshots,
    Random random) {

  Worker victim() {
    return lives.victim(random);
  }

  DataSource database() {
    return cluster.postgres().dataSource();
  }

  /** Lets between {@code least} and {@code most} milliseconds pass. */
  void pause(int least, int most) throws InterruptedException {
    Pauses.between(least, most, random);
  }
}
