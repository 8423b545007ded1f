package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Bypass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * This worker's permission to answer from the cache, which runs out unless it is renewed.
 *
 * <p>It names the incarnation of Redis for which it holds. Its end is counted on the monotonic
 * clock from before the poll that earned it began, so that a worker which was stopped in the middle
 * comes back without trust.
 */
public final class Trust {
  private record Grant(Incarnation incarnation, long end) {}

  private final Time time;
  private final Duration length;
  private volatile @Nullable Grant grant;
  private volatile Bypass reason = Bypass.STARTING;
  private volatile boolean switchedOff;

  /** Nothing is trusted yet. */
  public Trust(Time time, Duration length) {
    this.time = time;
    this.length = length;
  }

  /** The incarnation whose entries may be used now; null: none may, see {@link #reason()}. */
  public @Nullable Incarnation incarnation() {
    Grant current = grant;
    return current != null && current.end - time.nanos() > 0 ? current.incarnation : null;
  }

  /** Why the cache is not in use when it is not. */
  public Bypass reason() {
    return switchedOff ? Bypass.SWITCHED_OFF : reason;
  }

  /** Trusts {@code incarnation} until the length of trust has passed since {@code since}. */
  void grant(Incarnation incarnation, long since) {
    if (switchedOff) {
      return;
    }
    grant = new Grant(incarnation, since + length.toNanos());
    reason = Bypass.POLL_LATE;
  }

  /** Trusts nothing from now on, whatever the polls show. */
  public void switchOff() {
    switchedOff = true;
    revoke(Bypass.SWITCHED_OFF);
  }

  /** Grants nothing new; {@code why} will be the reason once the present grant has run out. */
  void withhold(Bypass why) {
    reason = why;
  }

  /** Trusts nothing until the next grant. */
  void revoke(Bypass why) {
    reason = why;
    grant = null;
  }
}
