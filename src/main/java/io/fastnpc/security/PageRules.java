package io.fastnpc.security;

import jakarta.faces.application.ResourceHandler;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Keeps pages for administrators: {@link AccessRules} for what is not REST.
 *
 * <p>Every page is for administrators unless it is named here as open, wherever it lies.
 */
public class PageRules extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = System.getLogger(PageRules.class.getName());
  private static final String LOG_IN = "/login.xhtml";

  /** Style sheets and scripts, which hold no data. */
  static final String PARTS_OF_PAGES = ResourceHandler.RESOURCE_IDENTIFIER + "/";

  private static final String START = "/admin/";
  private static final String START_PAGE = "/admin/index.xhtml";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean start = path.equals(START);
    if (start && !isForPeople(request)) {
      chain.doFilter(request, response); // a REST client, whom AccessRules answers
    } else if (path.equals(LOG_IN) || path.startsWith(PARTS_OF_PAGES)) {
      chain.doFilter(request, response);
    } else if (mayPass(request, response)) {
      if (start) {
        request.getRequestDispatcher(START_PAGE).forward(request, response);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  private static boolean mayPass(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(SessionAuthentication.FAILURE) instanceof RuntimeException failure) {
      LOG.log(Level.WARNING, "A page is refused: the account cannot be looked up", failure);
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (!(request.getUserPrincipal() instanceof Caller caller)) {
      refuseStranger(request, response);
    } else if (!caller.admin()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      return true;
    }
    return false;
  }

  private static void refuseStranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isForPeople(request)) {
      response.sendRedirect(request.getContextPath() + LOG_IN);
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** Whether a browser asks for a page to show, and not a script for data. */
  private static boolean isForPeople(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }
}
