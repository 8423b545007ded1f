package io.fastnpc.http.gate;

import io.fastnpc.http.DotSegments;
import io.fastnpc.http.browsers.ShortLanguages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Refuses requests that the container would take in a way of its own, and bounds what long headers
 * cost.
 *
 * <p>The first of all filters. What the container answers before any filter is in {@code
 * docs/security.md}.
 */
public class Gate extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CookieMemory cookies = CookieMemory.of(request);
    try {
      if (hasUnknownFraming(request)) {
        // Where this body ends is anybody's guess: nothing more is read from the connection.
        close(response);
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else if (Headers.haveControls(request)
          || hasUnknownScheme(request)
          || DotSegments.standIn(request.getRequestURI())) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else {
        pass(request, response, chain);
      }
    } finally {
      cookies.release();
    }
  }

  private static boolean hasUnknownFraming(HttpServletRequest request) {
    List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
    return !codings.isEmpty()
        && (codings.size() > 1 || !codings.get(0).strip().equalsIgnoreCase("chunked"));
  }

  /**
   * Payara takes the scheme of the request from there, and builds addresses with whatever it is.
   */
  private static boolean hasUnknownScheme(HttpServletRequest request) {
    return Collections.list(request.getHeaders("X-Forwarded-Proto")).stream()
        .anyMatch(scheme -> !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https"));
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Methods methods = Methods.of(request);
    if (methods != Methods.REST && DotSegments.hideIn(request.getRequestURI())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND); // a proxy saw another path than we do
      return;
    }
    if (methods.allow(request.getMethod())) {
      HttpServletRequest bounded = ShortLanguages.of(request);
      chain.doFilter(
          methods.needsWhole(request.getMethod()) ? new AsGet(bounded) : bounded, response);
      return;
    }
    if (Methods.hasUnreadBody(request.getMethod())) {
      close(response);
    }
    if (methods == Methods.NONE) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      response.setHeader("Allow", methods.header());
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private static void close(HttpServletResponse response) {
    response.setHeader("Connection", "close");
  }
}
