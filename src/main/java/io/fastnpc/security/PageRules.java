package io.fastnpc.security;

import io.fastnpc.http.Area;
import io.fastnpc.http.browsers.Pages;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Reserves pages for administrators, as {@link AccessRules} does for REST.
 *
 * <p>Every page is for administrators unless it is named here as open, wherever it lies. While
 * PostgreSQL does not answer, one whom it confirmed to this worker in the last five minutes still
 * sees it; {@link ReadingOnly} refuses what they do there.
 */
public class PageRules extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** The page that strangers are sent to. */
  public static final String LOG_IN = "/login.xhtml";

  /** Where the pages for administrators begin. */
  public static final String START = Area.ADMIN.path() + "/";

  private static final String NO_PART = Pages.PARTS + ".xhtml";
  private static final String START_PAGE = START + "index.xhtml";

  /** The one form that a page sends by itself, so that it must not keep a session alive. */
  private static final String POLL = "live:";

  @Inject private transient Sessions sessions;

  @Inject private transient Lapses lapses;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean start = path.equals(START);
    if (path.equals(NO_PART)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND); // Faces fails at a name that is empty
    } else if (start && !Pages.isWanted(request)) {
      chain.doFilter(request, response); // a REST client: AccessRules answers
    } else if (path.equals(LOG_IN) && isSignedInAdministrator(request)) {
      response.sendRedirect(request.getContextPath() + START);
    } else if (path.equals(LOG_IN) || path.startsWith(Pages.PARTS)) {
      chain.doFilter(request, response);
    } else if (mayPass(request, response)) {
      if (isPartial(request) && !asksByItself(request)) {
        sessions.renew(request, response);
      }
      if (start) {
        request.getRequestDispatcher(START_PAGE).forward(request, response);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  /** Whether a script of a page asks for parts of it. */
  static boolean isPartial(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }

  /** A page that is left open must not keep the session of somebody who has gone away. */
  private static boolean asksByItself(HttpServletRequest request) {
    String source = request.getParameter("jakarta.faces.source");
    return source == null || source.startsWith(POLL);
  }

  /** As the page that they go on to sees it, or the two would send browsers to each other. */
  private static boolean isSignedInAdministrator(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getUserPrincipal() instanceof Caller known
        && known.maySeeThePage();
  }

  private boolean mayPass(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getUserPrincipal() instanceof Caller known && known.maySeeThePage()) {
      return true;
    }
    if (request.getAttribute(SessionAuthentication.FAILURE) instanceof RuntimeException failure) {
      lapses.tell("a page is refused, its account unknown", failure);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (request.getUserPrincipal() instanceof Caller) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      refuseStranger(request, response);
    }
    return false;
  }

  private static void refuseStranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Pages.isWanted(request)) {
      response.sendRedirect(request.getContextPath() + LOG_IN);
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }
}
