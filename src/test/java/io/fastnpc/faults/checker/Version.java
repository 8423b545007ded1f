package io.fastnpc.faults.checker;

/**
 * A value that a key has had in the database.
 *
 * @param value the value
 * @param bindsFromNanos from when on no read may return an older one after an operation showed this
 *     one, in nanoseconds of the history
 */
record Version(String value, long bindsFromNanos) {
  /** A version that binds at once, as all do unless a fence was evicted or no worker wrote it. */
  static Version of(String value) {
    return new Version(value, 0);
  }
}
