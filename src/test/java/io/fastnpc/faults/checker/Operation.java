package io.fastnpc.faults.checker;

/**
 * One call of a client.
 *
 * @param kind whether it reads or writes
 * @param where who was called: the name of a worker, or of another way to the database
 * @param what the call, for people
 * @param beganNanos when it began, in nanoseconds of the history
 * @param endedNanos when its answer was there
 */
public record Operation(Kind kind, String where, String what, long beganNanos, long endedNanos) {
  /** Reads change nothing. */
  public enum Kind {
    READ,
    WRITE
  }

  /** How long it took. */
  public long nanos() {
    return endedNanos - beganNanos;
  }
}
