package io.fastnpc.security;

import io.fastnpc.config.SessionSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The cookies that hold tokens, for this site and not for scripts.
 *
 * @param settings whether they are always {@code Secure}
 */
record SessionCookies(SessionSettings settings) {
  private static final String NAME = "fastnpc_auth";

  /** The values that {@code request} brings: a browser may hold several, for paths or domains. */
  Stream<String> values(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Stream.empty()
        : Stream.of(cookies)
            .filter(cookie -> NAME.equals(cookie.getName()))
            .map(cookie -> unquoted(cookie.getValue()));
  }

  /** Some clients send values in quotes, which only the older containers take away. */
  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** The cookie that keeps {@code token} for as long as it is valid. */
  NewCookie keeping(SessionTokens.Issued token, HttpServletRequest request) {
    return cookie(token.text(), token.validFor(), request);
  }

  /** The cookie that removes what the browser has. */
  NewCookie removing(HttpServletRequest request) {
    return cookie("", Duration.ZERO, request);
  }

  private NewCookie cookie(String value, Duration kept, HttpServletRequest request) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(Math.toIntExact(kept.toSeconds()))
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .secure(settings.secureCookie() || cameOverTls(request))
        .build();
  }

  /** A proxy may end TLS before us. A forged header only makes its sender's cookie safer. */
  private static boolean cameOverTls(HttpServletRequest request) {
    return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }
}
