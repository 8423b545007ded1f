package io.fastnpc.security;

import io.fastnpc.config.SessionSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.util.Optional;

/** The sessions of users: begun and ended by a cookie, recognized on every worker. */
@ApplicationScoped
public class Sessions {
  private static final String COOKIE = "fastnpc_auth";

  @Inject private SessionSettings settings;

  @EJB private Accounts accounts;

  private SessionTokens tokens;

  @PostConstruct
  void prepare() {
    tokens = new SessionTokens(settings, Clock.systemUTC());
  }

  /** The cookie that begins a session of {@code account}, for the answer to {@code request}. */
  public NewCookie begin(Account account, HttpServletRequest request) {
    return cookie(tokens.issue(account), Math.toIntExact(settings.lifetime().toSeconds()), request);
  }

  /** The cookie that removes the session's cookie from the browser. */
  public NewCookie end(HttpServletRequest request) {
    return cookie("", 0, request);
  }

  /**
   * Who sent {@code request}; absent without a session that the account still honours.
   *
   * <p>Looks the account up, and throws what the look-up throws.
   */
  Optional<Caller> caller(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (COOKIE.equals(cookie.getName())) {
        return tokens.read(cookie.getValue()).flatMap(this::caller);
      }
    }
    return Optional.empty();
  }

  private Optional<Caller> caller(SessionToken token) {
    return accounts
        .account(token.userId())
        .filter(token::isHonouredBy)
        .map(account -> new Caller(account.id(), account.username(), account.admin()));
  }

  private NewCookie cookie(String value, int maxAgeSeconds, HttpServletRequest request) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .maxAge(maxAgeSeconds)
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
