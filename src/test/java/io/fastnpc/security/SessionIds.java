package io.fastnpc.security;

/** What sessions are called in the list, for tests of other packages. */
public final class SessionIds {
  private SessionIds() {}

  /** The id of the session called {@code name}. */
  public static String of(String name) {
    return SessionToken.idOf(name);
  }
}
