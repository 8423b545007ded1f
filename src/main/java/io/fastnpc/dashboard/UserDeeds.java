package io.fastnpc.dashboard;

import io.fastnpc.administration.Browsing;
import io.fastnpc.administration.ListedCharacter;
import io.fastnpc.audit.Audit;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.maintenance.UserEntries;
import io.fastnpc.users.RightsChange;
import io.fastnpc.users.UserAdministration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What an administrator does to the user that a page is about, and in words what came of it.
 *
 * <p>Whoever presses a button was confirmed by PostgreSQL a moment before: {@code ReadingOnly}
 * refuses the others.
 */
@Named("userDeeds")
@RequestScoped
public class UserDeeds {
  @Inject private UserAdministration users;

  @Inject private UserEntries entries;

  @Inject private Browsing browsing;

  @Inject private UserPage page;

  @Inject private UserCache cache;

  @Inject private Asked asked;

  @Inject private Audit audit;

  @Inject private Setback setback;

  @Inject private HttpServletRequest request;

  @Inject private Outcome outcome;

  /** One deed to a user. */
  private interface Deed {
    void to(int userId) throws StoreUnavailable;
  }

  private void done(Deed deed) {
    Optional<Integer> id = asked.user();
    if (id.isEmpty()) {
      outcome.tell(Level.BAD, "user.gone");
      return;
    }
    try {
      deed.to(id.get());
    } catch (DatabaseFailure failure) {
      outcome.tell(setback.ofDeed(failure));
    } catch (StoreUnavailable away) {
      outcome.tell(setback.of(away, "setback.half_cleared"));
    }
    page.forget();
    cache.forget();
  }

  /** Gives the rights of an administrator, or takes them away, as the form says. */
  public void changeRights() {
    boolean admin = asked.text("admin").equals("1");
    done(id -> tell(users.changeRights(request, id, admin), admin));
  }

  private void tell(RightsChange change, boolean admin) {
    if (change instanceof RightsChange.Changed || change instanceof RightsChange.Unchanged) {
      outcome.tell(Level.GOOD, admin ? "user.rights.given" : "user.rights.taken");
    } else if (change instanceof RightsChange.Oneself) {
      outcome.tell(Level.BAD, "user.rights.oneself");
    } else if (change instanceof RightsChange.LastAdministrator) {
      outcome.tell(Level.BAD, "user.rights.last");
    } else if (change instanceof RightsChange.NoSuchUser) {
      outcome.tell(Level.BAD, "user.gone");
    } else {
      outcome.tell(Level.BAD, "live.withdrawn");
    }
  }

  /** Ends all sessions of the user. */
  public void endSessions() {
    done(
        id -> {
          if (users.endSessions(request, id)) {
            outcome.tell(Level.GOOD, "user.sessions.ended");
          } else {
            outcome.tell(Level.BAD, "user.gone");
          }
        });
  }

  /** Clears what is cached of the character that the form names. */
  public void clearCharacter() {
    done(
        id -> {
          Optional<ListedCharacter> character =
              asked.id("chosen").flatMap(chosen -> browsing.character(id, chosen));
          if (character.isPresent()) {
            String name = character.get().name();
            outcome.tell(Level.GOOD, "clear.done", entries.clear(audit.actor(request), id, name));
          } else {
            outcome.tell(Level.BAD, "user.character.gone");
          }
        });
  }

  /** What the last press of a button did. */
  public Outcome getOutcome() {
    return outcome;
  }
}
