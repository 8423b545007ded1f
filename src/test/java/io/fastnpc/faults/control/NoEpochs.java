package io.fastnpc.faults.control;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import java.time.Duration;
import java.util.Optional;

/**
 * Whatever Redis answers counts, for ever.
 *
 * @param one the epoch that never ends
 */
record NoEpochs(Epoch one) implements Epochs {
  static final Claim CLAIM = new Claim(Optional.of(PlainStore.ANY), true, Duration.ZERO, false, 1);

  /** Of the database that loads are from: what comes from another is not filled. */
  static NoEpochs of(String source) {
    return new NoEpochs(
        new Epoch("none", 1, source, Optional.of(PlainStore.ANY), Duration.ofDays(365), 1));
  }

  @Override
  public Epoch look() {
    return one;
  }

  @Override
  public boolean start(Epoch seen, Incarnation chosen, Duration trust) {
    return false;
  }

  @Override
  public Epoch end(Epoch seen) {
    return one;
  }

  @Override
  public void endAndHold(Epoch seen) {
    // nobody would heed it
  }

  @Override
  public void confirm(Epoch seen) {
    // nobody asks
  }
}
