package io.fastnpc.faults.checker;

/**
 * One value that a key has had in the database, in the order of the commits.
 *
 * @param value the value
 * @param bindsFrom from when on nobody may see an older one after somebody has seen this one, in
 *     nanoseconds of the history
 */
record Version(String value, long bindsFrom) {
  /** A version that binds whoever comes after one who has seen it; the rule. */
  static Version of(String value) {
    return new Version(value, 0);
  }
}
