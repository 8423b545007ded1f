package io.fastnpc.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this worker has observed of the registry of those that keep copies.
 *
 * <p>A registry that was lost and begun anew lacks workers until they have polled again, or have no
 * trust any more: it is complete when this worker has known it for the length of trust. A name that
 * has stood there without a sign of life for as long is that of a worker without trust. Both are
 * counted on this worker's own clock. Observed by one thread, asked by many.
 */
final class Registry {
  private record Known(String name, long since) {}

  private record Seen(long count, long since) {}

  private final Time time;
  private volatile @Nullable Known known;

  /** The signs of life in that registry, in one epoch. */
  private final Map<String, Seen> signs = new HashMap<>();

  private String epoch = "";

  Registry(Time time) {
    this.time = time;
  }

  /** Notes what a poll has just heard. */
  void observe(Hearing hearing) {
    long now = time.nanos();
    @Nullable Known before = known;
    if (before == null || !before.name.equals(hearing.registry())) {
      known = new Known(hearing.registry(), now);
      signs.clear();
    }
    signs.keySet().retainAll(hearing.counts().keySet());
    hearing
        .counts()
        .forEach(
            (worker, count) ->
                signs.merge(
                    worker,
                    new Seen(count, now),
                    (old, fresh) -> old.count == fresh.count ? old : fresh));
  }

  /**
   * The names of which no sign of life has been observed for longer than any trust holds, each with
   * its latest.
   *
   * @param present the epoch that the same poll has read after it had observed
   */
  Map<String, Long> silent(Epoch present, Duration outlasting) {
    if (!present.id().equals(epoch)) {
      epoch = present.id();
      signs.clear(); // in another epoch trust may hold longer
    }
    long now = time.nanos();
    Map<String, Long> silent = new HashMap<>();
    signs.forEach(
        (worker, seen) -> {
          if (now - seen.since >= outlasting.toNanos()) {
            silent.put(worker, seen.count);
          }
        });
    return silent;
  }

  /**
   * How long to wait until whoever is missing in {@code registry} has no trust.
   *
   * @param outlasting the length of trust, and a margin
   */
  Duration incomplete(String registry, Duration outlasting) {
    @Nullable Known present = known;
    if (registry.isEmpty() || present == null || !present.name.equals(registry)) {
      return outlasting;
    }
    Duration rest = outlasting.minusNanos(time.nanos() - present.since);
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** One line, equal for observations that are alike. */
  String fingerprint() {
    return known + epoch + new TreeMap<>(signs);
  }
}
