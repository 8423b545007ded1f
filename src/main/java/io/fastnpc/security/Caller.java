package io.fastnpc.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * The signed-in user that a request speaks for.
 *
 * @param userId the user's id in {@code users}
 * @param admin whether the user is an administrator
 */
public record Caller(int userId, String username, boolean admin) implements Principal {
  /** The request attribute that holds the caller, for whoever was handed the bare request. */
  static final String ATTRIBUTE = Caller.class.getName();

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

  /** The caller of {@code request}, which may be the injected one; absent without a session. */
  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  @Override
  public String getName() {
    return username;
  }

  /** Whether the user has {@code role}, one of {@link Roles}. */
  boolean isIn(String role) {
    return role.equals(Roles.USER) || (admin && role.equals(Roles.ADMIN));
  }
}
