package io.fastnpc.cache;

import io.fastnpc.trouble.Troubles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests from waiting for a Redis that does not answer, or refuses.
 *
 * <p>One failed call opens it and ends the trust, so that reads go to the database at once; polls
 * continue, and the first that is answered closes it.
 */
final class Circuit {
  private final Trust trust;
  private final Troubles troubles;
  private volatile boolean open;
  private volatile @Nullable Refusal refusal;

  /** A closed circuit that ends {@code trust} when it opens. */
  Circuit(Trust trust, Troubles troubles) {
    this.trust = trust;
    this.troubles = troubles;
  }

  /** Whether Redis failed and has not answered since. */
  boolean isOpen() {
    return open;
  }

  /** What Redis refused when it was asked last; absent: nothing. */
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  void failed(StoreUnavailable failure) {
    Optional<Refusal> refused = failure.refusal();
    refusal = refused.orElse(null);
    open = true;
    trust.revoke(refused.isPresent() ? Standing.STORE_REFUSES : Standing.STORE_UNAVAILABLE);
    if (refused.isPresent()) {
      troubles.redisSilent().over();
      troubles.redisRefuses().happened(refused.get().toString());
    } else {
      troubles.redisSilent().happened(String.valueOf(failure.getMessage()));
    }
  }

  void answered() {
    open = false;
    refusal = null;
    troubles.redisSilent().over();
    troubles.redisRefuses().over();
  }
}
