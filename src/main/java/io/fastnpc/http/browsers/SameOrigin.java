package io.fastnpc.http.browsers;

import io.fastnpc.config.HttpSettings;
import io.fastnpc.config.Origins;
import io.fastnpc.http.Reading;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that a page of another origin asks for (CSRF).
 *
 * <p>Browsers say where a request comes from, and no script can make them say otherwise. A request
 * that does not say is not a browser's, and has no cookie that its sender does not know of. The
 * cookie's {@code SameSite=Lax} keeps other sites off as well, but not a neighbour under the same
 * domain.
 */
public class SameOrigin extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** How the message of {@code sendError} begins where a page of another origin was refused. */
  public static final String FOREIGN_ORIGIN = "请求来自其他网站";

  @Inject private transient HttpSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Reading.isMeantBy(request.getMethod()) || isWelcome(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, refusal(request.getHeader("Origin")));
    }
  }

  /**
   * What the client is told, with the cure where {@code origin} could be the installation's own.
   */
  static String refusal(@Nullable String origin) {
    return origin != null && Origins.include(origin)
        ? FOREIGN_ORIGIN + "（" + origin + "），已拒绝；若这是您的前端地址，请将其加入 " + HttpSettings.FRONTEND_ORIGIN
        : FOREIGN_ORIGIN + "，已拒绝";
  }

  private boolean isWelcome(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && settings.corsOrigins().contains(origin)) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    return origin == null || isOfHost(origin, request.getHeader("Host"));
  }

  /**
   * For browsers on plain HTTP, which leave {@code Sec-Fetch-Site} out. Some proxies leave the port
   * out of {@code Host}.
   */
  static boolean isOfHost(String origin, @Nullable String host) {
    try {
      URI from = URI.create(origin);
      return host != null
          && (host.equalsIgnoreCase(from.getAuthority()) || host.equalsIgnoreCase(from.getHost()));
    } catch (IllegalArgumentException noAddress) {
      // Not logged: what is no address is refused like any other foreign origin.
      return false;
    }
  }
}
