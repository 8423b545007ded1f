package io.fastnpc.security;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the container who sends a request, from the session's cookie.
 *
 * <p>It refuses nothing: what needs a session is for {@link AccessRules} and {@code @RolesAllowed}
 * to say, whose refusals travel the way of all other errors.
 */
@ApplicationScoped
@DeclareRoles({Roles.USER, Roles.ADMIN})
public class SessionAuthentication implements HttpAuthenticationMechanism {
  /** The request attribute that holds why the account could not be looked up. */
  static final String FAILURE = SessionAuthentication.class.getName() + ".failure";

  private static final Set<String> USER = Set.of(Roles.USER);
  private static final Set<String> ADMINISTRATOR = Set.of(Roles.USER, Roles.ADMIN);

  @SuppressWarnings("NullAway.Init")
  @Inject
  private Sessions sessions;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Optional<Caller> caller;
    try {
      caller = sessions.caller(request);
    } catch (RuntimeException failure) {
      // Thrown from here it would become the container's error page.
      request.setAttribute(FAILURE, failure);
      return context.doNothing();
    }
    return caller
        .map(
            known -> context.notifyContainerAboutLogin(known, known.admin() ? ADMINISTRATOR : USER))
        .orElseGet(context::doNothing);
  }
}
