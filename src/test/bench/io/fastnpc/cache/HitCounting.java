package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Statistics;
import java.util.Optional;

/** The counting of hits by itself. */
public final class HitCounting {
  private static final Optional<Object> VALUE = Optional.of("value");

  private final Statistics statistics = new Statistics();

  /** Counts one hit as a read does. */
  public Object count(String cache) {
    return new Step.Hit<>(VALUE).countedBy(statistics.of(cache));
  }
}
