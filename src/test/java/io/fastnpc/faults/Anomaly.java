package io.fastnpc.faults;

/**
 * A broken promise.
 *
 * @param kind which promise
 * @param observation what broke it
 * @param because what should have been seen, and why
 */
record Anomaly(Kind kind, Observation observation, String because) {
  /** What must not happen. */
  enum Kind {
    /** A read returned something older than a write that was acknowledged before it began. */
    STALE_READ,
    /** A read returned something older than another read that had ended before it began. */
    NON_MONOTONIC_READ,
    /** A read returned something that was never committed. */
    NEVER_COMMITTED,
    /** A write was acknowledged and is not among the committed ones. */
    LOST_WRITE
  }

  @Override
  public String toString() {
    Operation operation = observation.operation();
    return "%s: %s of %s at %s showed %s, from %.6f s to %.6f s; %s"
        .formatted(
            kind,
            operation.what(),
            observation.key(),
            operation.where(),
            observation.seen(),
            operation.began() / 1e9,
            operation.ended() / 1e9,
            because);
  }
}
