package io.fastnpc.tools.scale;

/**
 * How often PostgreSQL has been asked a prepared statement, which decides how it plans it: the
 * first five times for the arguments that came, later for whatever arguments may come, where that
 * seems to cost no more.
 */
public enum Planning {
  /** For the first time. */
  NEW(1),
  /** So often that it has decided. */
  SETTLED(7);

  private final int times;

  Planning(int times) {
    this.times = times;
  }

  /** How often a statement is run. */
  int times() {
    return times;
  }
}
