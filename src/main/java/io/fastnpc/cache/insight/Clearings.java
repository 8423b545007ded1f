package io.fastnpc.cache.insight;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The latest clearings; usually none. Thread-safe. */
final class Clearings {
  private static final int MOST = 20;

  /** With its patterns, which are made once. */
  private record Known(Clearing clearing, List<Glob> patterns) {}

  private volatile List<Known> latest = List.of();

  /** Adds one that may be known already. */
  synchronized void add(Clearing clearing) {
    if (latest.stream().noneMatch(known -> known.clearing.equals(clearing))) {
      Known news = new Known(clearing, clearing.patterns());
      latest = Stream.concat(Stream.of(news), latest.stream()).limit(MOST).toList();
    }
  }

  /** Why {@code key} went, if it was there at {@code moment} and one of them took it since. */
  Optional<Reason> since(long moment, String key) {
    return latest.stream()
        .filter(known -> known.clearing.at() >= moment)
        .filter(known -> known.patterns.stream().anyMatch(glob -> glob.matches(key)))
        .map(known -> known.clearing.reason())
        .findFirst();
  }

  /** Those from {@code moment} on, newest first. */
  List<Clearing> from(long moment) {
    return latest.stream().map(Known::clearing).filter(one -> one.at() >= moment).toList();
  }
}
