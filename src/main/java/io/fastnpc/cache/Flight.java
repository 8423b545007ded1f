package io.fastnpc.cache;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The load of a missing key that one reader of this worker does for all that miss it meanwhile.
 *
 * <p>Followers get the value only if Redis accepted its fill: then no write began between the load
 * and the fill, and since a follower joined before the fill, the value was current during its read.
 */
final class Flight {
  private final Incarnation incarnation;
  private final CountDownLatch landed = new CountDownLatch(1);
  private volatile @Nullable Optional<?> shared;

  Flight(Incarnation incarnation) {
    this.incarnation = incarnation;
  }

  Incarnation incarnation() {
    return incarnation;
  }

  CountDownLatch landed() {
    return landed;
  }

  /**
   * Ends the flight; only the first call counts. For the leader's thread alone.
   *
   * @param value what followers may use; null: nothing
   */
  void land(@Nullable Optional<?> value) {
    if (landed.getCount() > 0) {
      shared = value;
      landed.countDown();
    }
  }

  /** What followers of a landed flight may use; null: nothing. */
  @Nullable Optional<?> shared() {
    return shared;
  }
}
