package io.fastnpc.users;

import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.security.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The end of one of one's own sessions, be it by REST or on a page, with a row in the audit. Throws
 * {@code DatabaseFailure} when it fails.
 */
@ApplicationScoped
public class OwnSessions {
  @Inject private Sessions sessions;

  @Inject private Audit audit;

  /** Ends the session of the caller's account that is called {@code id} in its list. */
  public Sessions.End end(HttpServletRequest request, String id) {
    Actor actor = audit.actor(request);
    Sessions.End end = sessions.endListed(request, id);
    switch (end) {
      case OVER -> audit.record(Deed.of(Kind.SESSIONS_ENDED, actor).with("one"));
      case OWN_OVER -> audit.record(Deed.of(Kind.LOG_OUT, actor));
      case UNKNOWN -> {}
    }
    return end;
  }
}
