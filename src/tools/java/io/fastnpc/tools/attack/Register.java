package io.fastnpc.tools.attack;

/**
 * A number that one client raises and reads: what a read may return. A write without an answer may
 * have happened or not, and may still happen.
 */
final class Register {
  private long attempted;
  private long bound;

  /** A number that was never written before. */
  long next() {
    return ++attempted;
  }

  /** The latest write was acknowledged. */
  void acknowledged() {
    bound = attempted;
  }

  /** Whether a read that begins now may return {@code value}; if so, no later one may go back. */
  boolean allows(long value) {
    boolean allowed = bound <= value && value <= attempted;
    bound = allowed ? value : bound;
    return allowed;
  }

  @Override
  public String toString() {
    return "between " + bound + " and " + attempted;
  }
}
