package io.fastnpc.faults.control;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import java.time.Duration;
import java.util.Optional;

/** Whatever Redis answers counts, for ever. */
final class NoEpochs implements Epochs {
  static final Epoch ONE =
      new Epoch("none", 1, "nowhere", Optional.of(PlainStore.ANY), Duration.ofDays(365), 1);
  static final Claim CLAIM = new Claim(Optional.of(PlainStore.ANY), true, Duration.ZERO, false, 1);

  @Override
  public Epoch look() {
    return ONE;
  }

  @Override
  public boolean start(Epoch seen, Incarnation chosen, Duration trust) {
    return false;
  }

  @Override
  public Epoch end(Epoch seen) {
    return ONE;
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
