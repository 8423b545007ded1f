package io.fastnpc.dashboard;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Sessions;
import io.fastnpc.users.ListedSession;
import io.fastnpc.users.OwnSessions;
import io.fastnpc.users.UserAdministration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions of the administrator who looks, each of which they may end. */
@Named("ownSessions")
@RequestScoped
public class OwnSessionsPage {
  @Inject private UserAdministration users;

  @Inject private OwnSessions own;

  @Inject private Reading reading;

  @Inject private Setback setback;

  @Inject private Outcome outcome;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private @Nullable List<SessionRow> rows;

  /** Ends the session that the page's script names. */
  public void end() {
    try {
      // Unknown: somebody else has ended it.
      boolean known = own.end(request, asked.text("session")) != Sessions.End.UNKNOWN;
      outcome.tell(Level.GOOD, known ? "sessions.ended" : "sessions.gone");
    } catch (DatabaseFailure failure) {
      outcome.tell(setback.ofDeed(failure));
    }
    rows = null;
  }

  /** The sessions, the one in which they look first. */
  public List<SessionRow> getRows() {
    if (rows == null) {
      int id = Caller.of(request).userId();
      rows =
          reading
              .orElse(
                  List.<ListedSession>of(), "sessions.unshown", () -> users.sessions(request, id))
              .stream()
              .map(session -> SessionRow.of(session, Words.in(language.get())))
              .toList();
    }
    return rows;
  }

  /** The sentence that says why none is shown; empty: nothing is wrong. */
  public String getProblem() {
    getRows();
    return reading.problem();
  }

  /** What came of ending one. */
  public Outcome getOutcome() {
    return outcome;
  }
}
