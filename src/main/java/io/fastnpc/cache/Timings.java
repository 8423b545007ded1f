package io.fastnpc.cache;

import java.time.Duration;

/**
 * The time bounds that the protocol rests on; equal on all workers of an installation.
 *
 * @param trust how long after the beginning of a good poll a worker may read the cache, in epochs
 *     that this worker starts; also how long, at least, the first write of an outage waits
 * @param fence the life of a fence whose writer died; must outlast the longest way from fence to
 *     commit that PostgreSQL allows
 * @param lease the life of a fill lease whose owner died; a load that takes longer is not cached
 * @param patience the longest wait for the value that another worker is loading
 * @param pause the time between two looks during that wait
 * @param retry how long after the begin of its first try at Redis a writer may begin another; with
 *     that one and with {@link #outlasting} it must fit in the time that a transaction may idle
 */
public record Timings(
    Duration trust,
    Duration fence,
    Duration lease,
    Duration patience,
    Duration pause,
    Duration retry) {

  /** Clocks are slewed: a wait for the end of trust is so many times as long. */
  private static final double SLEW = 1.2;

  /** Checks that every bound is positive and that waiting does not outlast the lease. */
  public Timings {
    for (Duration bound : new Duration[] {trust, fence, lease, patience, pause, retry}) {
      if (bound.toMillis() < 1) {
        throw new IllegalArgumentException("a time bound must be at least 1 ms, not " + bound);
      }
    }
    if (patience.compareTo(lease) > 0) {
      throw new IllegalArgumentException(
          "a patience of " + patience + " outlasts the lease, " + lease);
    }
  }

  /** How long to wait until all trust that is granted for {@code length} has run out everywhere. */
  Duration outlasting(Duration length) {
    Duration longer = trust.compareTo(length) > 0 ? trust : length;
    return Duration.ofNanos((long) (longer.toNanos() * SLEW));
  }
}
