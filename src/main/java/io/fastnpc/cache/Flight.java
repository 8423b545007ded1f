package io.fastnpc.cache;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The load of a missing key that one reader of this worker does for all readers that miss it
 * meanwhile.
 *
 * <p>Followers get the value if Redis accepted its fill: then no write began between the load and
 * the fill, and since a follower joined before the fill, the value was current during its read.
 * They also get it, filled or not, if the flight was closed to others before the load began.
 */
final class Flight {
  /**
   * What followers may use.
   *
   * @param value what the leader loaded
   */
  record Cargo(Optional<?> value) {}

  private final Incarnation incarnation;
  private final CountDownLatch landed = new CountDownLatch(1);
  private volatile @Nullable Cargo cargo;

  Flight(Incarnation incarnation) {
    this.incarnation = incarnation;
  }

  Incarnation incarnation() {
    return incarnation;
  }

  CountDownLatch landed() {
    return landed;
  }

  /** Ends the flight with {@code loaded} for its followers. */
  void land(Cargo loaded) {
    cargo = loaded;
    landed.countDown();
  }

  /** Ends the flight with nothing for its followers, unless it has ended already. */
  void landEmpty() {
    landed.countDown();
  }

  /** What followers of a landed flight may use. */
  Optional<Cargo> cargo() {
    return Optional.ofNullable(cargo);
  }
}
