package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.checker.LostFences;
import io.fastnpc.faults.workload.Clients;
import io.fastnpc.faults.workload.Meter;
import io.fastnpc.faults.workload.SystemUnderTest;
import io.fastnpc.faults.workload.Worker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/** Injects faults into a system under test, and evicts entries of its Redis meanwhile. */
public final class Nemesis {
  private static final int OVERLAPPING_PER_CENT = 20;

  private final LostFences lostFences = new LostFences();
  private final List<InjectedFault> injected = new ArrayList<>();
  private final Stage stage;
  private final Meter meter;
  private final long seed;

  /**
   * Prepares it.
   *
   * @param meter tells whether the caches are in use
   * @param seed decides what the faults leave open
   */
  public Nemesis(SystemUnderTest system, Clients clients, History history, Meter meter, long seed) {
    this.meter = meter;
    this.seed = seed;
    this.stage =
        new Stage(
            system,
            clients,
            history,
            new Evictor(system.installation().redis().port(), history, lostFences),
            new WorkerProcesses(system.workers(), meter),
            new OutsideWrites(system.installation().postgres().dataSource(), history),
            new RedisSnapshots(system.installation().redis()),
            new Random(seed));
  }

  /**
   * Injects {@code faults} one after the other, and returns when all caches are in use again.
   *
   * @param news takes a line for each of them
   */
  public List<InjectedFault> inject(Iterator<Fault> faults, Consumer<String> news)
      throws Exception {
    awaitServing();
    stage.snapshots().take();
    Random evictions = new Random(seed);
    Thread evicting = new Thread(() -> stage.evictor().run(evictions), "evictions");
    evicting.start();
    try {
      while (faults.hasNext()) {
        inject(faults.next(), news);
      }
    } finally {
      evicting.interrupt();
      evicting.join();
    }
    stage.processes().awaitAll();
    awaitServing();
    return List.copyOf(injected);
  }

  private void inject(Fault fault, Consumer<String> news) throws Exception {
    if (fault.needsAllWorkers()) {
      stage.processes().awaitAll();
    }
    long began = stage.history().now();
    news.accept("%7.1f s  %s".formatted(began / 1e9, fault));
    Optional<String> unavailable = fault.happen(stage);
    long ended = stage.history().now();
    boolean overlapping = stage.random().nextInt(100) < OVERLAPPING_PER_CENT;
    OptionalLong served = OptionalLong.empty();
    if (!overlapping) {
      awaitServing();
      served = OptionalLong.of(stage.history().now());
    }
    injected.add(new InjectedFault(fault, unavailable, began, ended, served));
    stage.pause(100, 2_000);
    if (served.isPresent() && stage.random().nextInt(3) == 0) {
      stage.snapshots().take();
    }
  }

  private void awaitServing() throws InterruptedException {
    for (Worker worker : stage.processes().running()) {
      meter.awaitServing(worker);
    }
  }

  /** From when on the versions of {@code transaction} bind, if it wrote past the workers. */
  public Optional<Long> bindsFrom(String transaction) {
    return stage.outside().bindsFrom(transaction);
  }

  /** The fences that were evicted. */
  public LostFences lostFences() {
    return lostFences;
  }

  /** How many entries were evicted. */
  public long evictions() {
    return stage.evictor().count();
  }
}
