package io.fastnpc.users;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.json.RawJson;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Sessions;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What administrators read and change of an account, be it by REST or on a page, with who did it in
 * the audit. Every method throws {@code DatabaseFailure} when it fails.
 */
@ApplicationScoped
public class UserAdministration {
  @EJB private UserRepository users;

  @EJB private RightsRepository rights;

  @EJB private SettingsRepository settings;

  @Inject private Sessions sessions;

  @Inject private ObjectMapper json;

  @Inject private Audit audit;

  /** What {@code {"items": …}} holds. */
  private record SessionItems(List<ListedSession> items) {}

  /**
   * The settings of a user as that user gets them, defaults where nothing is stored; read past the
   * cache, so that looking on changes nothing that is looked at.
   */
  public UserSettings settings(HttpServletRequest request, int userId) {
    UserSettings stored = read(settings.stored(userId), UserSettings.class);
    audit.read(request, Optional.of(userId), "settings");
    return stored;
  }

  /** The sessions that a user has open. */
  public List<ListedSession> sessions(HttpServletRequest request, int userId) {
    return read(sessions.listed(request, userId), SessionItems.class).items();
  }

  /** How many sessions these users have open, to some minutes; those without any are missing. */
  public Map<Integer, Long> sessionCounts(Collection<Integer> userIds) {
    return sessions.count(userIds);
  }

  /** Makes the user an administrator, or an ordinary user whose sessions are over. */
  public RightsChange changeRights(HttpServletRequest request, int userId, boolean admin) {
    int callerId = Caller.of(request).userId();
    if (userId == callerId) {
      return new RightsChange.Oneself();
    }
    RightsChange change = rights.change(callerId, userId, admin);
    if (change instanceof RightsChange.Changed) {
      sessions.distrust(userId);
      Kind kind = admin ? Kind.RIGHTS_GIVEN : Kind.RIGHTS_TAKEN;
      audit.record(Deed.of(kind, audit.actor(request)).to(userId));
    }
    return change;
  }

  /**
   * Ends all sessions of the user on all workers, the administrator's own too.
   *
   * @return whether there is such a user
   */
  public boolean endSessions(HttpServletRequest request, int userId) {
    if (!users.endSessions(userId)) {
      return false;
    }
    sessions.distrust(userId);
    audit.record(Deed.of(Kind.SESSIONS_ENDED, audit.actor(request)).to(userId).with("all"));
    return true;
  }

  private <T> T read(RawJson document, Class<T> type) {
    try {
      return json.readValue(document.utf8(), type);
    } catch (IOException cannotBe) { // PostgreSQL made it
      throw new UncheckedIOException(cannotBe);
    }
  }
}
