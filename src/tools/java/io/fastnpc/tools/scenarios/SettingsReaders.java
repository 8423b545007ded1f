package io.fastnpc.tools.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.tools.Threads;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One reader at each worker, who reads the same settings until it is closed. */
final class SettingsReaders implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** For so long the hits of every worker must rise before its cache counts as serving. */
  private static final Duration STEADY = Duration.ofSeconds(4);

  private final List<Thread> readers = new ArrayList<>();
  private final List<RestClient> administrators = new ArrayList<>();
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong bad = new AtomicLong();
  private final AtomicLong slowestNanos = new AtomicLong();
  private volatile boolean leaving;

  SettingsReaders(Installation installation) {
    RestClient reader = TestUsers.logIn(installation, 1).findFirst().orElseThrow();
    RestClient administrator = SignedIn.asAdministrator(installation.address(0)).client();
    for (PayaraWorker worker : installation.workers()) {
      URI address = worker.address();
      administrators.add(administrator.on(address));
      Thread thread = new Thread(() -> read(reader.on(address)), "reader");
      thread.start();
      readers.add(thread);
    }
  }

  private void read(RestClient worker) {
    while (!leaving) {
      long began = System.nanoTime();
      try {
        if (worker.get("/api/me/settings").status() != 200) {
          bad.incrementAndGet();
        }
      } catch (UncheckedIOException none) {
        bad.incrementAndGet();
      }
      slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      count.incrementAndGet();
    }
  }

  /**
   * Waits until every worker answers from its cache steadily; returns how long after {@code since}
   * the last look was at which one did not.
   */
  Duration untilServedFromCache(long since) throws InterruptedException {
    long lastPause = since;
    List<Long> hits = hits();
    while (System.nanoTime() - lastPause < STEADY.toNanos()) {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      List<Long> now = hits();
      for (int worker = 0; worker < now.size(); worker++) {
        if (now.get(worker) <= hits.get(worker)) {
          lastPause = System.nanoTime();
        }
      }
      hits = now;
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new IllegalStateException("the cache does not serve again");
      }
    }
    return Duration.ofNanos(lastPause - since);
  }

  private List<Long> hits() {
    return administrators.stream().map(SettingsReaders::hits).toList();
  }

  /** How many reads of settings the cache of the worker has answered that is asked. */
  static long hits(RestClient administrator) {
    JsonNode figures = administrator.get("/admin/cache/stats?scope=worker").body();
    return figures.at("/caches/user_settings/hits").asLong();
  }

  long count() {
    return count.get();
  }

  /** How many were answered with anything but the settings. */
  long bad() {
    return bad.get();
  }

  Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }

  @Override
  public void close() {
    leaving = true;
    Threads.join(readers);
  }
}
