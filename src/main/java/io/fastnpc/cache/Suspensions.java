package io.fastnpc.cache;

import io.fastnpc.cache.InvalidationLog.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * Remembers since when this worker knows of the suspension in force, on its own clock.
 *
 * <p>Clocks of other machines are not compared: a worker counts from the moment it saw the
 * suspension itself, which is never before the suspension was in force.
 */
final class Suspensions {
  private record Seen(Suspension suspension, long at) {}

  private volatile @Nullable Seen latest;

  /**
   * Notes that {@code suspension} is in force at {@code now}.
   *
   * @return when this worker saw it first
   */
  synchronized long see(Suspension suspension, long now) {
    Seen known = latest;
    if (known != null && known.suspension.equals(suspension)) {
      return known.at;
    }
    latest = new Seen(suspension, now);
    return now;
  }

  /** One line, equal for memories that are alike. */
  String fingerprint() {
    return String.valueOf(latest);
  }
}
