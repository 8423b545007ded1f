package io.fastnpc.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers since when this worker knows of the present vacancy, on its own clock.
 *
 * <p>Clocks of other machines are not compared: a worker counts from when it has heard of the
 * vacancy itself, which is never before it began. One length of trust later nobody trusts what
 * reigned before. Thread-safe.
 */
final class Vacancies {
  private record Seen(String vacancy, long at) {}

  private final Time time;
  private final Timings timings;

  /** The latest only: to see another vacancy and then this one again makes it a new one. */
  private volatile @Nullable Seen latest;

  Vacancies(Time time, Timings timings) {
    this.time = time;
    this.timings = timings;
  }

  /**
   * Notes that {@code vacant}, of which PostgreSQL has just told, is the present vacancy.
   *
   * @return the time until all trust from before it has run out; zero: it has
   */
  Duration rest(Epoch vacant) {
    long now = time.nanos();
    long since = see(vacant.vacancy(), now);
    Duration rest = timings.outlasting(vacant.trust()).minusNanos(now - since);
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  private synchronized long see(String vacancy, long now) {
    Seen known = latest;
    if (known != null && known.vacancy.equals(vacancy)) {
      return known.at;
    }
    latest = new Seen(vacancy, now);
    return now;
  }

  /** One line, equal for memories that are alike. */
  String fingerprint() {
    return String.valueOf(latest);
  }
}
