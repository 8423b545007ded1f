package io.fastnpc.security;

import io.fastnpc.config.SessionSettings;
import io.fastnpc.json.RawJson;
import io.fastnpc.trouble.Impatience;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions of users: begun and ended by a cookie, recognized on every worker, and listed. */
@ApplicationScoped
public class Sessions {
  /** The request attribute that holds the session which was accepted. */
  private static final String RECOGNIZED = Sessions.class.getName() + ".recognized";

  @Inject private SessionSettings settings;

  @Inject private SessionList list;

  @Inject private Lapses lapses;

  @Inject private Impatience impatience;

  @EJB private Accounts accounts;

  @SuppressWarnings("NullAway.Init") // made before the first request
  private SessionTokens tokens;

  @SuppressWarnings("NullAway.Init") // likewise
  private SessionCookies cookies;

  @SuppressWarnings("NullAway.Init") // likewise
  private Lookups lookups;

  @PostConstruct
  void prepare() {
    tokens = new SessionTokens(settings, Clock.systemUTC());
    cookies = new SessionCookies(settings);
    lookups = new Lookups(accounts, impatience);
  }

  /**
   * A session that has begun.
   *
   * @param cookie begins it in the browser
   * @param replaced whose sessions the browser had before, which are over
   */
  public record Begun(NewCookie cookie, List<Account> replaced) {}

  /**
   * Begins a session of {@code account}, by a cookie for the answer to {@code request}. The session
   * stands in the account's list at once, or where that cannot be written, once it can.
   *
   * <p>The sessions whose cookies it replaces are over, whosever they are. Where they cannot be
   * ended they go on: nobody is kept out for that.
   */
  public Begun begin(Account account, HttpServletRequest request) {
    List<Honoured> formers = endFormers(request);
    SessionTokens.Issued issued = tokens.issue(inItsEpoch(account, formers));
    list.note(issued.token(), request);
    list.write(account.id());
    return new Begun(cookies.keeping(issued, request), accounts(formers));
  }

  /**
   * What came of a log-out.
   *
   * @param removal the cookie that removes the session's cookie from the browser
   * @param accounts whose sessions ended; several where the browser brought cookies of several
   */
  public record LoggedOut(NewCookie removal, List<Account> accounts) {}

  /**
   * Ends the session that {@code request} speaks for, on all workers; nothing happens without one.
   * Which one that is PostgreSQL says, whoever may write to Redis.
   *
   * <p>Throws what the look-up or the write throws; then the session goes on.
   */
  public LoggedOut end(HttpServletRequest request) {
    List<Honoured> all = stored(request);
    all.forEach(session -> end(session.token()));
    return loggedOut(all, request);
  }

  /**
   * Ends all sessions of the account that {@code request} speaks for, on all workers; else as
   * {@link #end(HttpServletRequest)}.
   */
  public LoggedOut endAll(HttpServletRequest request) {
    List<Honoured> all = stored(request);
    all.stream()
        .mapToInt(session -> session.token().userId())
        .distinct()
        .forEach(
            userId -> {
              accounts.endSessions(userId);
              lookups.forget(userId);
            });
    return loggedOut(all, request);
  }

  private void end(SessionToken token) {
    accounts.endSession(token.userId(), token.name(), token.lastEnd());
    lookups.forget(token.userId());
  }

  private LoggedOut loggedOut(List<Honoured> ended, HttpServletRequest request) {
    return new LoggedOut(forget(request), accounts(ended));
  }

  /** Whose they are, each account once. */
  private static List<Account> accounts(List<Honoured> sessions) {
    Map<Integer, Account> byId = new LinkedHashMap<>();
    sessions.forEach(
        session -> byId.putIfAbsent(session.token().userId(), session.known().account()));
    return List.copyOf(byId.values());
  }

  /**
   * Ends the sessions that {@code request} brings to a log-in, and says which; none if it failed.
   */
  private List<Honoured> endFormers(HttpServletRequest request) {
    try {
      List<Honoured> formers = stored(request);
      formers.forEach(former -> end(former.token()));
      return formers;
    } catch (RuntimeException failure) {
      lapses.tell("the session before a log-in goes on", failure);
      return List.of();
    }
  }

  /** The account in the epoch of a session that begins now, after {@code formers} have ended. */
  private Account inItsEpoch(Account account, List<Honoured> formers) {
    try {
      return isMoved(formers, account) ? accounts.stored(account.id()).orElse(account) : account;
    } catch (RuntimeException failure) {
      lapses.tell("a log-in may begin a session that is over", failure);
      return account;
    }
  }

  /** Whether so many sessions of {@code account} have ended that all older ones are over. */
  private static boolean isMoved(List<Honoured> ended, Account account) {
    List<Account> own =
        ended.stream()
            .map(former -> former.known().account())
            .filter(now -> now.id() == account.id() && now.tokenEpoch() == account.tokenEpoch())
            .toList();
    return own.stream()
        .anyMatch(now -> now.endedSessions().size() + own.size() > Account.MOST_ENDED);
  }

  /** The cookie that removes the session's cookie from the browser. */
  public NewCookie forget(HttpServletRequest request) {
    return cookies.removing(request);
  }

  /**
   * Forgets what PostgreSQL has said of the user to this worker: their rights or sessions have
   * changed.
   */
  public void distrust(int userId) {
    lookups.forget(userId);
  }

  /**
   * The token by which {@link #caller} has recognized {@code request}, for a proxy that hands it on
   * to the existing back end; absent without a session.
   */
  public Optional<String> token(HttpServletRequest request) {
    return recognized(request).map(Honoured::cookie);
  }

  /**
   * What the caller's account calls the session of {@code request} in its list; the same however
   * often it is renewed.
   *
   * @throws IllegalStateException if the request has no session
   */
  public String id(HttpServletRequest request) {
    return current(request).id();
  }

  /**
   * The sessions of the caller that are not over, as the JSON that clients get.
   *
   * <p>Throws what the look-up throws.
   *
   * @throws IllegalStateException if the request has no session
   */
  public RawJson listed(HttpServletRequest request) {
    return list.of(current(request));
  }

  /**
   * The sessions of any account that are not over, for administrators, as {@link #listed} has them.
   *
   * <p>Throws what the look-up throws.
   *
   * @throws IllegalStateException if the request has no session
   */
  public RawJson listed(HttpServletRequest request, int userId) {
    return list.of(userId, current(request).id());
  }

  /**
   * How many sessions these accounts have open, to some minutes; those that have none are missing.
   *
   * <p>Throws what the look-up throws.
   */
  public Map<Integer, Long> count(Collection<Integer> userIds) {
    return list.count(userIds);
  }

  /** What came of ending a session that the caller has named. */
  public enum End {
    /** It is over on all workers. */
    OVER,
    /** It is over, and was the caller's own. */
    OWN_OVER,
    /** The caller's account has none of that name open. */
    UNKNOWN
  }

  /**
   * Ends the session of the caller's account that its list calls {@code id}, on all workers.
   *
   * <p>Throws what the write throws; then the session goes on.
   *
   * @throws IllegalStateException if the request has no session
   */
  public End endListed(HttpServletRequest request, String id) {
    SessionToken current = current(request);
    if (!list.end(current, id)) {
      return End.UNKNOWN;
    }
    lookups.forget(current.userId());
    return id.equals(current.id()) ? End.OWN_OVER : End.OVER;
  }

  /**
   * Who sent {@code request}; absent without a session that the account still honours.
   *
   * <p>Looks the account up, and throws what the look-up throws.
   */
  Optional<Caller> caller(HttpServletRequest request) {
    return first(request, lookups::cached);
  }

  /**
   * Who sent {@code request}, as PostgreSQL has the account and its sessions now; absent without a
   * session that the account honours.
   *
   * <p>Throws what the look-up throws.
   */
  Optional<Caller> confirmed(HttpServletRequest request) {
    return first(request, lookups::stored);
  }

  /**
   * The same, but where the look-up fails whoever PostgreSQL has confirmed to this worker in the
   * last five minutes as an administrator is one for {@link Confirmation#EARLIER}.
   */
  Optional<Caller> confirmedLately(HttpServletRequest request) {
    return first(request, lookups::storedLately);
  }

  private Optional<Caller> first(HttpServletRequest request, Lookups.Lookup lookup) {
    Optional<Honoured> first = honoured(request, lookup).findFirst();
    first.ifPresent(
        session -> {
          request.setAttribute(RECOGNIZED, session);
          list.note(session.token(), request);
        });
    return first.map(session -> session.known().caller());
  }

  /**
   * Sets the cookie with which the session goes on, where sessions end by lying idle and that time
   * has to begin anew; only after {@link #caller}.
   */
  void renew(HttpServletRequest request, HttpServletResponse response) {
    if (settings.idle().isPresent()) {
      recognized(request)
          .flatMap(session -> tokens.renewed(session.known().account(), session.token()))
          .map(issued -> cookies.keeping(issued, request))
          .ifPresent(cookie -> SetCookie.in(response, cookie));
    }
  }

  private static SessionToken current(HttpServletRequest request) {
    return recognized(request)
        .map(Honoured::token)
        .orElseThrow(() -> new IllegalStateException("no session: nothing asked for one before"));
  }

  private static Optional<Honoured> recognized(HttpServletRequest request) {
    return Optional.ofNullable((Honoured) request.getAttribute(RECOGNIZED));
  }

  /** All are known before the first is ended, which makes the account another one. */
  private List<Honoured> stored(HttpServletRequest request) {
    return honoured(request, lookups::stored).toList();
  }

  /** A session that its account honours, and the value of the cookie that says so. */
  private record Honoured(String cookie, SessionToken token, Lookups.Known known) {}

  private Stream<Honoured> honoured(HttpServletRequest request, Lookups.Lookup lookup) {
    return cookies.values(request).flatMap(cookie -> honoured(cookie, lookup).stream());
  }

  private Optional<Honoured> honoured(String cookie, Lookups.Lookup lookup) {
    return tokens
        .read(cookie)
        .flatMap(
            token ->
                lookup
                    .of(token)
                    .filter(known -> token.isHonouredBy(known.account()))
                    .map(known -> new Honoured(cookie, token, known)));
  }
}
