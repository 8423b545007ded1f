package io.fastnpc.cache;

/** PostgreSQL did not answer. */
public final class LogUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what went wrong, and why. */
  public LogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
