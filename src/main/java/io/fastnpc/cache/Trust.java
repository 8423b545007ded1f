package io.fastnpc.cache;

import io.fastnpc.cache.statistics.Bypass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * This worker's permission to answer from the cache, which runs out unless it is renewed.
 *
 * <p>It names the epoch for which it holds, and with it the incarnation of Redis. Its end is
 * counted from before the poll that earned it began, so that a worker which was stopped in the
 * middle comes back without trust. It ends when either clock says so: the monotonic one may not see
 * that a whole machine has slept, and where the time of day jumps, trust only ends early.
 * Thread-safe.
 */
final class Trust {
  /**
   * One permission.
   *
   * @param end on the monotonic clock
   * @param wallEnd the time of day
   * @param copies whether copies may be used, too
   */
  record Grant(Epoch epoch, Incarnation incarnation, long end, long wallEnd, boolean copies) {}

  private final Time time;
  private volatile @Nullable Grant grant;
  private volatile Standing otherwise = Standing.STARTING;
  private volatile boolean switchedOff;

  /** Of the latest grant, also when it has run out. */
  private volatile String source = "";

  /** Nothing is trusted yet. */
  Trust(Time time) {
    this.time = time;
  }

  /** The incarnation whose entries may be used now; null: none may, see {@link #reason()}. */
  @Nullable Incarnation incarnation() {
    @Nullable Grant current = now();
    return current != null ? current.incarnation : null;
  }

  /** The permission that holds now; null: none, see {@link #reason()}. */
  @Nullable Grant now() {
    return at(time.nanos());
  }

  /** The same for who has just looked at the monotonic clock. */
  @Nullable Grant at(long nanos) {
    Grant current = grant;
    return current != null && current.end - nanos > 0 && current.wallEnd - time.wallMillis() > 0
        ? current
        : null;
  }

  /** Which PostgreSQL said that the cache may be used, when it said so last. */
  String source() {
    return source;
  }

  /** Why the cache is not in use when it is not. */
  Bypass reason() {
    return withoutGrant().reason().orElseThrow();
  }

  /** The worker's standing while nothing is trusted. */
  Standing withoutGrant() {
    return switchedOff ? Standing.SWITCHED_OFF : otherwise;
  }

  /**
   * Trusts the reign that is {@code epoch} until its length of trust has passed since then.
   *
   * @param copies whether copies may be used, too
   */
  synchronized void grant(Epoch epoch, Moment since, boolean copies) {
    if (switchedOff) {
      return;
    }
    Incarnation reigning = epoch.reigning().orElseThrow();
    source = epoch.source();
    Duration length = epoch.trust();
    grant =
        new Grant(
            epoch,
            reigning,
            since.nanos() + length.toNanos(),
            since.wallMillis() + length.toMillis(),
            copies);
    otherwise = Standing.POLL_LATE;
  }

  /** Trusts nothing from now on, whatever the polls show. */
  synchronized void switchOff() {
    switchedOff = true;
    revoke(Standing.SWITCHED_OFF);
  }

  /** Grants nothing new; {@code why} is the standing once the present grant has run out. */
  void withhold(Standing why) {
    otherwise = why;
  }

  /** Trusts nothing until the next grant. */
  synchronized void revoke(Standing why) {
    otherwise = why;
    grant = null;
  }

  /** One line, equal for trusts that will behave alike. */
  String fingerprint() {
    return grant + " " + withoutGrant();
  }
}
