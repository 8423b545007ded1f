package io.fastnpc.http;

/** Who may enter an {@link Area}. */
public enum Access {
  /** Everybody, with or without a session. */
  EVERYBODY,
  /** Everybody with a session. */
  USERS,
  /** Administrators with a session. */
  ADMINISTRATORS,
  /**
   * Administrators with a session, also those whom PostgreSQL has confirmed a few minutes ago and
   * does not answer now: for what tells how the cache does, and nothing of users.
   */
  ONLOOKERS
}
