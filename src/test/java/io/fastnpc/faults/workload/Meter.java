package io.fastnpc.faults.workload;

import io.fastnpc.faults.workload.Call.Unanswered;
import io.fastnpc.tools.servers.RestClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures how much the caches are used, over all restarts of the workers. */
public final class Meter {
  /** This many hits mean that the cache of a worker serves. */
  private static final int SERVING = 20;

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final long INTERVAL_MILLIS = 100;

  private final Map<Worker, RestClient> admins;
  private final Map<Worker, CacheFigures> latest = new ConcurrentHashMap<>();
  private final Map<Worker, CacheFigures> beforeRestart = new ConcurrentHashMap<>();

  /** Prepares it for all workers of {@code system}. */
  public Meter(SystemUnderTest system) {
    admins =
        system.workers().stream()
            .collect(
                Collectors.toMap(worker -> worker, worker -> system.admin().on(worker.address())));
  }

  /** The figures of {@code worker} now; absent if it does not answer. */
  public Optional<CacheFigures> read(Worker worker) {
    try {
      CacheFigures figures = CacheFigures.of(browser(worker));
      latest.put(worker, figures);
      return Optional.of(figures);
    } catch (Unanswered unanswered) {
      return Optional.empty();
    }
  }

  private RestClient browser(Worker worker) {
    return Optional.ofNullable(admins.get(worker)).orElseThrow();
  }

  /** Begins anew for {@code worker}, which was killed. */
  public void died(Worker worker) {
    Optional.ofNullable(latest.remove(worker))
        .ifPresent(figures -> beforeRestart.merge(worker, figures, CacheFigures::plus));
  }

  /**
   * Waits until the cache of {@code worker} serves. @throws IllegalStateException if it does not
   */
  public void awaitServing(Worker worker) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    Optional<CacheFigures> before = Optional.empty();
    while (System.nanoTime() - end < 0) {
      Optional<CacheFigures> now = read(worker);
      if (before.isEmpty()) {
        before = now;
      } else if (now.isPresent() && now.get().hits() - before.get().hits() >= SERVING) {
        return;
      }
      Pauses.millis(INTERVAL_MILLIS);
    }
    throw new IllegalStateException(
        worker.name() + " did not read its cache for " + LONGEST + ": " + latest.get(worker));
  }

  /** The figures of all workers; those of a killed one end with its last answer. */
  public CacheFigures total() {
    return Stream.concat(latest.values().stream(), beforeRestart.values().stream())
        .reduce(CacheFigures.NONE, CacheFigures::plus);
  }
}
