package io.fastnpc.cache;

import io.fastnpc.trouble.Troubles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests from waiting for a Redis that does not answer, or refuses.
 *
 * <p>One failed call opens it and ends the trust, so that reads go to the database at once; polls
 * continue, and the first that is answered closes it.
 *
 * <p>What says nothing about Redis, such as a worker that was late itself, is no reason to open it.
 * One failed call may be a false alarm too, and a write that therefore ends the epoch makes
 * everybody pay for it. So writes still try to fence, until two polls in a row or a write itself
 * have failed as well: then it is certain.
 */
final class Circuit {
  private final Trust trust;
  private final Troubles troubles;
  private volatile boolean open;
  private volatile boolean certain;
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

  /** Whether another try to fence would only cost its time-out. */
  boolean isCertain() {
    return certain;
  }

  /** A poll failed; the second in a row, or one after another failed call, makes it certain. */
  void failedPoll(StoreUnavailable failure) {
    certain |= open && failure.isOfRedis();
    failed(failure);
  }

  /** A write failed, although it had tried more than once. */
  void failedForCertain(StoreUnavailable failure) {
    certain = true;
    open(failure);
  }

  void failed(StoreUnavailable failure) {
    if (failure.isOfRedis()) {
      open(failure);
    }
  }

  private void open(StoreUnavailable failure) {
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
    certain = false;
    open = false;
    refusal = null;
    troubles.redisSilent().over();
    troubles.redisRefuses().over();
  }

  /** One line, equal for circuits that will behave alike. */
  String fingerprint() {
    return open + " " + certain;
  }
}
