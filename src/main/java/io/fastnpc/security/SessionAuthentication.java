package io.fastnpc.security;

import io.fastnpc.http.Area;
import io.fastnpc.http.browsers.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;

/**
 * Tells everything behind it who sends a request, from the session's cookie; keeps browsers and
 * proxies from storing answers that depend on it.
 *
 * <p>Where sessions end by lying idle it also renews the cookie, and {@link PageRules} does where a
 * page asks for its parts. A call that sets the cookie itself does so behind it, and browsers take
 * the last.
 *
 * <p>It refuses nothing: what needs a session is for {@link AccessRules}, {@link PageRules} and
 * {@code @RolesAllowed} to say, whose refusals travel the way of all other errors.
 *
 * <p>A filter and not Jakarta Security's {@code HttpAuthenticationMechanism}: in Payara that passes
 * through JASPIC with its look-ups in JNDI and asks a policy about each role, which took a third of
 * the processor time of a cached read.
 */
public class SessionAuthentication extends HttpFilter {
  /** The request attribute that holds why the account could not be looked up. */
  static final String FAILURE = SessionAuthentication.class.getName() + ".failure";

  private static final long serialVersionUID = 1;

  /** The page shows this list too, whose reads count nowhere; PostgreSQL answers it in any case. */
  private static final String SESSIONS = "/api/me/sessions";

  @Inject private transient Sessions sessions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getServletPath().startsWith(Pages.PARTS)) {
      chain.doFilter(request, response); // they are for everybody
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    Optional<Caller> caller = caller(request);
    if (caller.isPresent()) {
      request.setAttribute(Caller.ATTRIBUTE, caller.get());
      if (!isPartOfPage(request)) {
        sessions.renew(request, response);
      }
      chain.doFilter(new SignedIn(request, caller.get()), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** What such a request is for stands in its body, which {@link PageRules} may read. */
  private static boolean isPartOfPage(HttpServletRequest request) {
    return PageRules.isPartial(request) && isPage(request.getServletPath());
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    try {
      return lookedUp(request);
    } catch (RuntimeException failure) {
      // Thrown from here it would become the container's error page.
      request.setAttribute(FAILURE, failure);
      return Optional.empty();
    }
  }

  /** What is for administrators does not rely on what Redis says of their account. */
  private Optional<Caller> lookedUp(HttpServletRequest request) {
    String path = request.getServletPath();
    if (path.equals(PageRules.START) ? Pages.isWanted(request) : isPage(path)) {
      return sessions.confirmedLately(request);
    }
    return switch (Area.accessTo(path)) {
      case ONLOOKERS -> sessions.confirmedLately(request);
      case ADMINISTRATORS -> sessions.confirmed(request);
      default ->
          request.getRequestURI().equals(SESSIONS)
              ? sessions.confirmed(request)
              : sessions.caller(request);
    };
  }

  private static boolean isPage(String path) {
    return path.endsWith(".xhtml") && !Area.isRest(path);
  }

  /** A request that knows its caller. */
  private static final class SignedIn extends HttpServletRequestWrapper {
    private final Caller caller;

    SignedIn(HttpServletRequest request, Caller caller) {
      super(request);
      this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public String getRemoteUser() {
      return caller.username();
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.isIn(role);
    }
  }
}
