package io.fastnpc.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps requests from waiting for a Redis that does not answer.
 *
 * <p>One failed call opens it and ends the trust, so that reads go to the database at once; polls
 * continue, and the first that is answered closes it.
 *
 * <p>A worker that was late itself is no reason to open it. One failed call may be a false alarm
 * too, and a write that therefore suspends the cache makes everybody pay for it. So writes still
 * try to fence, until two polls in a row or a write itself have failed as well: then it is certain.
 */
final class Circuit {
  private static final Logger LOG = System.getLogger(Circuit.class.getName());

  private final Trust trust;
  private volatile boolean open;
  private volatile boolean certain;

  /** A closed circuit that ends {@code trust} when it opens. */
  Circuit(Trust trust) {
    this.trust = trust;
  }

  /** Whether Redis failed and has not answered since. */
  boolean isOpen() {
    return open;
  }

  /** Whether another try to fence would only cost its time-out. */
  boolean isCertain() {
    return certain;
  }

  /** A poll failed; the second in a row, or one after another failed call, makes it certain. */
  void failedPoll(StoreUnavailable failure) {
    certain |= open && !(failure instanceof WorkerLate);
    failed(failure);
  }

  /** A write failed, although it had tried more than once. */
  void failedForCertain(StoreUnavailable failure) {
    certain = true;
    open(failure);
  }

  void failed(StoreUnavailable failure) {
    if (!(failure instanceof WorkerLate)) {
      open(failure);
    }
  }

  private void open(StoreUnavailable failure) {
    trust.revoke(Standing.STORE_UNAVAILABLE);
    if (!open) {
      open = true;
      LOG.log(
          Level.WARNING,
          "Redis failed; the database answers until it is back: {0}",
          failure.getMessage());
    }
  }

  void answered() {
    certain = false;
    if (open) {
      open = false;
      LOG.log(Level.INFO, "Redis answers again");
    }
  }

  /** One line, equal for circuits that will behave alike. */
  String fingerprint() {
    return open + " " + certain;
  }
}
