package io.fastnpc.cache;

/**
 * A moment on both clocks of this worker: the monotonic one, which may stand still while a machine
 * sleeps, and the time of day, which may jump.
 */
record Moment(long nanos, long wallMillis) {
  /** The present one. */
  static Moment now(Time time) {
    return new Moment(time.nanos(), time.wallMillis());
  }
}
