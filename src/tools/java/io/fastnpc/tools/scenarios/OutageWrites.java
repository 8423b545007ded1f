package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.Threads;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.PayaraWorker;
import io.fastnpc.tools.servers.RestClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Users at each worker who change their settings five times a second, until it is closed. */
final class OutageWrites implements AutoCloseable {
  static final int USERS = 4;
  private static final long INTERVAL_MILLIS = 200;

  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean leaving;

  OutageWrites(Installation installation, List<RestClient> users) {
    for (PayaraWorker worker : installation.workers()) {
      for (RestClient user : users) {
        RestClient here = user.on(worker.address());
        Thread writer = new Thread(() -> write(worker.name(), here), "writer");
        writer.start();
        writers.add(writer);
      }
    }
  }

  /** One write that was acknowledged. */
  private record Write(String worker, long began, long ended) {}

  /** How a write lies to the first one of its worker that began during the outage. */
  enum Kind {
    /** It is that one. */
    FIRST("the first of a worker"),
    /** It began before that one was done. */
    WITHIN("begun before the first was done"),
    /** It began later. */
    LATER("later ones");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private void write(String worker, RestClient user) {
    try {
      for (int number = 0; !leaving; number++) {
        long began = System.nanoTime();
        if (user.put("/api/me/settings", Map.of("profile", "write " + number)).status() == 200) {
          writes.add(new Write(worker, began, System.nanoTime()));
        }
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds how long those took that began between two moments, by kind. */
  void addTo(Map<Kind, Times> times, long from, long to) {
    Map<String, List<Write>> byWorker =
        writes.stream()
            .filter(write -> write.began - from > 0 && write.began - to < 0)
            .sorted(Comparator.comparingLong(Write::began))
            .collect(Collectors.groupingBy(Write::worker));
    for (List<Write> ofWorker : byWorker.values()) {
      Write first = ofWorker.get(0);
      for (Write write : ofWorker) {
        Kind kind =
            write.equals(first)
                ? Kind.FIRST
                : write.began - first.ended < 0 ? Kind.WITHIN : Kind.LATER;
        times.computeIfAbsent(kind, none -> new Times()).add(write.ended - write.began);
      }
    }
  }

  /** Returns once the calls under way are done. */
  @Override
  public void close() {
    leaving = true;
    Threads.join(writers);
  }
}
