package io.fastnpc.database;

/** PostgreSQL is not in a state that the application can start on; the message says why. */
public final class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnusable(String message) {
    super(message);
  }

  DatabaseUnusable(String message, Exception cause) {
    super(message, cause);
  }
}
