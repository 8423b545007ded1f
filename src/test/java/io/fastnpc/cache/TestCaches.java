package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Statistics;
import java.time.Duration;

/** What tests in other packages may do with a cache that the application may not. */
public final class TestCaches {
  private TestCaches() {}

  /** A cache whose tokens begin with {@code worker} and are the same in every run. */
  public static Cache of(Ports ports, Timings timings, String worker) {
    return Cache.of(ports, timings, Sizes.ANY, Tokens.of(worker), new Statistics());
  }

  /** All that the cache remembers from one call to the next, but for its statistics. */
  public static String fingerprint(Cache cache) {
    return cache.fingerprint();
  }

  /** How long a worker with these bounds waits until all trust has run out. */
  public static Duration outlasting(Timings timings) {
    return timings.outlasting(timings.trust());
  }

  /** How often the cache has dropped what it has copied of {@code key}. */
  public static long raises(Cache cache, Key key) {
    return cache.raises(key);
  }
}
