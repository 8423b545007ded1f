package io.fastnpc.faults.nemesis;

import io.fastnpc.faults.workload.Meter;
import io.fastnpc.faults.workload.Worker;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Which workers run; a killed one is started again in the background. */
final class WorkerProcesses {
  private final List<Worker> workers;
  private final Meter meter;
  private final Map<Worker, CompletableFuture<Void>> starting = new ConcurrentHashMap<>();

  WorkerProcesses(List<Worker> workers, Meter meter) {
    this.workers = workers;
    this.meter = meter;
  }

  /** A worker for a fault, at random. */
  Worker victim(Random random) {
    return workers.get(random.nextInt(workers.size()));
  }

  /** The workers that run now. */
  List<Worker> running() {
    starting.values().removeIf(start -> start.isDone() && !start.isCompletedExceptionally());
    return workers.stream().filter(worker -> !starting.containsKey(worker)).toList();
  }

  /** Kills {@code worker}; {@link #revive} starts it again. */
  void kill(Worker worker) {
    meter.read(worker);
    worker.server().kill();
    meter.died(worker);
  }

  /** Starts a killed worker, without waiting for it. */
  void revive(Worker worker) {
    starting.put(worker, CompletableFuture.runAsync(worker.server()::start));
  }

  /** Waits until all of them run. */
  void awaitAll() {
    starting.values().forEach(CompletableFuture::join);
    running();
  }
}
