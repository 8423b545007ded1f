package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One reader at each worker, who asks every 20 ms and notes when the cache answers again. */
final class HitWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 20;

  private final List<Reader> readers;
  private volatile boolean leaving;

  HitWatch(Installation installation, RestClient user, RestClient administrator) {
    readers =
        installation.workers().stream()
            .map(
                worker -> new Reader(user.on(worker.address()), administrator.on(worker.address())))
            .toList();
    readers.forEach(reader -> new Thread(() -> watch(reader), "watch").start());
  }

  /** Asks one worker. */
  private static final class Reader {
    private final RestClient user;
    private final RestClient administrator;

    /** When the cache answered first since the last look; 0: not yet. */
    private final AtomicLong hit = new AtomicLong();

    Reader(RestClient user, RestClient administrator) {
      this.user = user;
      this.administrator = administrator;
    }

    long hits() {
      return SettingsReaders.hits(administrator);
    }
  }

  private void watch(Reader reader) {
    try {
      for (long before = reader.hits(); !leaving; ) {
        reader.user.get("/api/me/settings");
        long answered = System.nanoTime();
        long now = reader.hits();
        if (now > before) {
          reader.hit.compareAndSet(0, answered);
        }
        before = now;
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until every cache answers; returns how long after {@code moment} the last one did. */
  Duration untilHits(long moment) throws InterruptedException {
    readers.forEach(reader -> reader.hit.set(0));
    long last = moment;
    for (Reader reader : readers) {
      while (reader.hit.get() == 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      last = Math.max(last, reader.hit.get());
    }
    return Duration.ofNanos(last - moment);
  }

  @Override
  public void close() {
    leaving = true;
  }
}
