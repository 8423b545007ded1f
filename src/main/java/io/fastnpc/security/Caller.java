package io.fastnpc.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * The signed-in user that a request speaks for.
 *
 * @param userId the user's id in {@code users}
 * @param username the user's name
 * @param admin whether the user is an administrator, for what only shows it
 * @param confirmation how well that is known; what is for administrators asks for {@link
 *     Confirmation#NOW}
 */
public record Caller(int userId, String username, boolean admin, Confirmation confirmation)
    implements Principal {
  /** The request attribute that holds the caller, for code that was handed the bare request. */
  static final String ATTRIBUTE = Caller.class.getName();

  /** The caller of a request that has passed authentication, if it came with a session. */
  public static Optional<Caller> known(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * The caller of a request that has passed authentication, be it the injected one, a wrapped one
   * or the container's own.
   *
   * @throws IllegalStateException if what is called is reachable without a session
   */
  public static Caller of(HttpServletRequest request) {
    return known(request)
        .orElseThrow(
            () -> new IllegalStateException("no caller: nothing asked for a session before this"));
  }

  @Override
  public String getName() {
    return username;
  }

  /** Whether the user has {@code role}, one of {@link Roles}. */
  boolean isIn(String role) {
    return switch (role) {
      case Roles.USER -> true;
      case Roles.ADMIN -> admin && confirmation == Confirmation.NOW;
      case Roles.ONLOOKER -> maySeeThePage();
      default -> false;
    };
  }

  /** Whether the user may see the page for administrators and its charts, and nothing else. */
  boolean maySeeThePage() {
    return admin && confirmation != Confirmation.NONE;
  }
}
