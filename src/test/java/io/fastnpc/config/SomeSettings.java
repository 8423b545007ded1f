package io.fastnpc.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of which a test cares for some. */
public final class SomeSettings {
  private static final Duration MILLI = Duration.ofMillis(1);

  private SomeSettings() {}

  /** Of a Redis with that time-out. */
  public static RedisSettings redis(Duration timeout) {
    Optional<String> none = Optional.empty();
    return new RedisSettings(
        "localhost",
        6379,
        0,
        none,
        none,
        false,
        Optional.empty(),
        List.of(),
        "",
        none,
        none,
        timeout,
        1);
  }

  /** Of a cache with that length of trust and that life of fences; all other times are short. */
  public static CacheSettings cache(Duration trust, Duration fence) {
    return new CacheSettings(
        true, "x:", MILLI, trust, fence, MILLI, MILLI, 1, 0, 0, Duration.ofHours(1));
  }
}
