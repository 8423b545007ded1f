package io.fastnpc.http.browsers;

import io.fastnpc.config.HttpSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers which other origins may call with the user's cookie (CORS), what to keep and for
 * how long, what a document may load, and not to guess types.
 *
 * <p>A servlet filter and not one of JAX-RS, so that error pages and static files have the headers
 * as well. Without configured origins, browsers keep to the application's own.
 */
public class BrowserHeaders extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String PREFLIGHT_SECONDS = "600";

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  @Inject private transient HttpSettings settings;

  @Inject private transient StyleFiles style;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    AnswerKind kind = AnswerKind.of(request.getServletPath());
    response.setHeader("Cache-Control", style.isForGood(request) ? FOR_GOOD : kind.cacheControl());
    if (!kind.contentPolicy().isEmpty()) {
      response.setHeader("Content-Security-Policy", kind.contentPolicy());
    }
    if (!settings.corsOrigins().isEmpty()) {
      // Also where this request has no origin: caches must not hand its answer to one that has.
      response.addHeader("Vary", "Origin");
      String origin = request.getHeader("Origin");
      if (origin != null && settings.corsOrigins().contains(origin)) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
        if (isPreflight(request)) {
          answer(request, response);
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isPreflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  /** The origin is trusted, so it may use any of the methods and headers it asks for. */
  private static void answer(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
    response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
