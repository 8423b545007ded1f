package io.fastnpc.cache;

/** PostgreSQL did not answer, or its answer does not allow what was meant to be done. */
public final class LogUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what went wrong. */
  public LogUnavailable(String message) {
    super(message);
  }

  /** Says what went wrong, and why. */
  public LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
