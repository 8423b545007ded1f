package io.fastnpc.security;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.ws.rs.core.SecurityContext;

/** The signed-in user that a request speaks for. */
public final class Caller extends CallerPrincipal {
  private static final long serialVersionUID = 1;

  private final int userId;
  private final boolean admin;

  /** Says that the request comes from the user {@code userId} called {@code username}. */
  public Caller(int userId, String username, boolean admin) {
    super(username);
    this.userId = userId;
    this.admin = admin;
  }

  /**
   * The caller of a request that has passed authentication.
   *
   * @throws IllegalStateException if the resource is reachable without a session
   */
  public static Caller of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("no caller: the resource lacks @RolesAllowed");
  }

  /** The caller's id in {@code users}. */
  public int userId() {
    return userId;
  }

  /** Whether the caller is an administrator. */
  public boolean admin() {
    return admin;
  }
}
