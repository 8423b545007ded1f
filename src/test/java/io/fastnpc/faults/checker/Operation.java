package io.fastnpc.faults.checker;

/**
 * One call of a client.
 *
 * @param kind whether it reads or writes
 * @param where who was called: the name of a worker, or of another way to the database
 * @param what the call, for people
 * @param began when it began, in nanoseconds of the history
 * @param ended when its answer was there
 */
public record Operation(Kind kind, String where, String what, long began, long ended) {
  /** Reads change nothing. */
  public enum Kind {
    READ,
    WRITE
  }

  /** How long it took. */
  public long nanos() {
    return ended - began;
  }
}
