package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.Threads;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.LiveHeap;
import io.fastnpc.tools.servers.PayaraWorker;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Looks again and again at what lives in the heaps of all workers, until it is closed. */
final class Heaps implements AutoCloseable {
  private final List<PayaraWorker> workers;
  private final List<AtomicLong> most;
  private final Thread looking = new Thread(this::look, "heaps");
  private volatile boolean enough;

  Heaps(Installation installation) {
    workers = installation.workers();
    most = workers.stream().map(worker -> new AtomicLong()).toList();
    looking.start();
  }

  private void look() {
    while (!enough) {
      for (int worker = 0; worker < workers.size(); worker++) {
        most.get(worker).accumulateAndGet(LiveHeap.mebibytes(workers.get(worker)), Math::max);
      }
    }
  }

  /** What lives in each now, in MiB. */
  static List<Long> of(Installation installation) {
    return installation.workers().stream().map(LiveHeap::mebibytes).toList();
  }

  /** The most that lived in each, in MiB. */
  List<Long> most() {
    return most.stream().map(AtomicLong::get).toList();
  }

  @Override
  public void close() {
    enough = true;
    Threads.join(List.of(looking));
  }
}
