package io.fastnpc.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps requests from waiting for a Redis that does not answer.
 *
 * <p>One failed call opens it and ends the trust, so that reads go to the database at once; polls
 * continue, and the first that is answered closes it.
 */
final class Circuit {
  private static final Logger LOG = System.getLogger(Circuit.class.getName());

  private final Trust trust;
  private volatile boolean open;

  /** A closed circuit that ends {@code trust} when it opens. */
  Circuit(Trust trust) {
    this.trust = trust;
  }

  /** Whether Redis failed and has not answered since. */
  boolean isOpen() {
    return open;
  }

  void failed(StoreUnavailable failure) {
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
    if (open) {
      open = false;
      LOG.log(Level.INFO, "Redis answers again");
    }
  }
}
