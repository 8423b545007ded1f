package io.fastnpc.faults.checker;

/**
 * An observation that the promise excludes.
 *
 * @param kind which part of the promise
 * @param observation the observation
 * @param because what should have been seen, and why
 */
public record Violation(Kind kind, Observation observation, String because) {
  /** The parts of the promise. */
  public enum Kind {
    /** A read returned something older than a write that was acknowledged before it began. */
    STALE,
    /** A read returned something older than another read that had ended before it began. */
    BACKWARDS,
    /** A read returned something that was never committed. */
    UNCOMMITTED,
    /** A write was acknowledged and is not among the committed ones. */
    LOST
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
            operation.beganNanos() / 1e9,
            operation.endedNanos() / 1e9,
            because);
  }
}
