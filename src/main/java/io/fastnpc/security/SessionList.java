package io.fastnpc.security;

import io.fastnpc.config.SessionSettings;
import io.fastnpc.http.addresses.ClientAddresses;
import io.fastnpc.json.RawJson;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The accounts' lists of sessions: what requests note in memory, and what is written of it. */
@ApplicationScoped
public class SessionList {
  @Inject private SessionSettings settings;

  @Inject private ClientAddresses addresses;

  @Inject private Lapses lapses;

  @EJB private OpenSessions open;

  private final UsedSessions used = new UsedSessions(Clock.systemUTC());

  /** Notes in memory that {@code request} uses the session of {@code token}. */
  void note(SessionToken token, HttpServletRequest request) {
    used.note(
        token.id(),
        now ->
            new OpenSession(
                token.userId(),
                token.id(),
                token.listedEpoch(),
                token.issuedAt(),
                token.lastEnd().getEpochSecond(),
                now,
                addresses.of(request).text(),
                Agent.cleaned(Optional.ofNullable(request.getHeader("User-Agent")).orElse(""))));
  }

  /**
   * Writes down what was noted of an account's sessions, or leaves it for later: nothing that a
   * user wants depends on it, so that a failure is told to the log only.
   */
  void write(int userId) {
    try {
      used.write(open, userId);
    } catch (RuntimeException failure) {
      lapses.tell("the list of sessions is not written", failure);
    }
  }

  /** Writes down all that was noted. Throws what the write throws. */
  void writeAll() {
    used.write(open);
  }

  /** Removes what is listed of sessions that are over. Throws what the write throws. */
  void prune() {
    open.prune(settings.idle());
  }

  /** What the account of {@code current} has open, as JSON. Throws what the look-up throws. */
  RawJson of(SessionToken current) {
    return of(current.userId(), current.id());
  }

  /** What an account has open, as JSON. Throws what the look-up throws. */
  RawJson of(int userId, String current) {
    write(userId);
    return open.list(userId, current, settings.idle());
  }

  /** As {@link OpenSessions#count}. */
  Map<Integer, Long> count(Collection<Integer> userIds) {
    return open.count(userIds, settings.idle());
  }

  /** As {@link OpenSessions#end}, in the account of {@code current}. */
  boolean end(SessionToken current, String id) {
    write(current.userId());
    return open.end(current.userId(), id);
  }
}
