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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions of users: begun and ended by a cookie, recognized on every worker. */
@ApplicationScoped
public class Sessions {
  private static final String COOKIE = "fastnpc_auth";

  /** The request attribute that holds the token which was accepted. */
  private static final String RECOGNIZED_BY = Sessions.class.getName() + ".token";

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

  /**
   * Ends the session that {@code request} speaks for, on all workers; nothing happens without one.
   *
   * <p>Throws what the write throws; then the session goes on.
   *
   * @return the cookie that removes the session's cookie from the browser
   */
  public NewCookie end(HttpServletRequest request) {
    tokens(request)
        .forEach(token -> accounts.endSession(token.userId(), token.name(), token.end()));
    return forget(request);
  }

  /**
   * Ends all sessions of the account that {@code request} speaks for, on all workers; nothing
   * happens without one.
   *
   * <p>Throws what the write throws; then the sessions go on.
   *
   * @return the cookie that removes the session's cookie from the browser
   */
  public NewCookie endAll(HttpServletRequest request) {
    tokens(request).stream()
        .mapToInt(SessionToken::userId)
        .distinct()
        .forEach(accounts::endSessions);
    return forget(request);
  }

  /** The cookie that removes the session's cookie from the browser. */
  public NewCookie forget(HttpServletRequest request) {
    return cookie("", 0, request);
  }

  /**
   * The token by which {@link #caller} has recognized {@code request}, for a proxy that hands it on
   * to the existing back end; absent without a session.
   */
  public Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(RECOGNIZED_BY));
  }

  /**
   * Who sent {@code request}; absent without a session that the account still honours.
   *
   * <p>Looks the account up, and throws what the look-up throws.
   */
  Optional<Caller> caller(HttpServletRequest request) {
    Optional<Honoured> first = honoured(request).findFirst();
    first.ifPresent(session -> request.setAttribute(RECOGNIZED_BY, session.cookie()));
    return first.map(Honoured::caller);
  }

  /** All are known before the first is ended, which makes the account another one. */
  private List<SessionToken> tokens(HttpServletRequest request) {
    return honoured(request).map(Honoured::token).toList();
  }

  /** A session that its account honours, and the value of the cookie that says so. */
  private record Honoured(String cookie, SessionToken token, Caller caller) {}

  /** A browser may hold several cookies of the name, each for another path or domain. */
  private Stream<Honoured> honoured(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Stream.empty()
        : Stream.of(cookies)
            .filter(cookie -> COOKIE.equals(cookie.getName()))
            .flatMap(cookie -> honoured(cookie.getValue()).stream());
  }

  private Optional<Honoured> honoured(String cookie) {
    return tokens
        .read(cookie)
        .flatMap(
            token ->
                accounts
                    .account(token.userId())
                    .filter(token::isHonouredBy)
                    .map(
                        account ->
                            new Honoured(
                                cookie,
                                token,
                                new Caller(account.id(), account.username(), account.admin()))));
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
