package io.fastnpc.http;

/** Who may enter an {@link Area}. */
public enum Access {
  /** Everybody, with or without a session. */
  EVERYBODY,
  /** Everybody with a session. */
  USERS,
  /** Administrators with a session. */
  ADMINISTRATORS
}
