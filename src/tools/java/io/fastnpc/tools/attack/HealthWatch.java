package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks every worker for its health four times a second, as a balancer does. */
final class HealthWatch implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final byte[] REQUEST =
      Message.of("GET", "/health").header("Connection: close").shot().bytes();

  private final Findings findings;
  private final ScheduledExecutorService threads;
  private final List<Future<?>> asking = new ArrayList<>();
  private final AtomicLong slowestNanos = new AtomicLong();

  HealthWatch(Installation installation, Findings findings) {
    this.findings = findings;
    List<URI> workers = installation.workers().stream().map(worker -> worker.address()).toList();
    threads = Executors.newScheduledThreadPool(workers.size());
    for (URI worker : workers) {
      asking.add(
          threads.scheduleWithFixedDelay(
              () -> ask(worker), 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void ask(URI worker) {
    long began = System.nanoTime();
    try (Wire wire = new Wire(worker)) {
      wire.send(REQUEST);
      Optional<Reply> reply = wire.reply("GET");
      if (reply.isEmpty() || reply.get().status() != 200) {
        findings.add(Rule.HEALTH_ANSWERS, reply.map(Reply::toString).orElse("nothing"));
      }
    } catch (IOException none) {
      if (!threads.isShutdown()) {
        findings.add(Rule.HEALTH_ANSWERS, String.valueOf(none.getMessage()));
      }
    }
    slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
  }

  /** The slowest answer since this was last asked. */
  Duration slowest() {
    return Duration.ofNanos(slowestNanos.getAndSet(0));
  }

  @Override
  public void close() {
    asking.forEach(each -> each.cancel(false));
    threads.shutdown();
  }
}
