package io.fastnpc.dashboard;

import io.fastnpc.administration.Browsing;
import io.fastnpc.administration.ListedUser;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.security.Caller;
import io.fastnpc.users.ListedSession;
import io.fastnpc.users.UserAdministration;
import io.fastnpc.users.UserSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account that a page is about, its settings and its open sessions. */
@Named("userPage")
@RequestScoped
public class UserPage {
  @Inject private Browsing browsing;

  @Inject private UserAdministration users;

  @Inject private Reading reading;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private boolean looked;

  private Optional<ListedUser> user = Optional.empty();

  private @Nullable List<Line> settings;

  private @Nullable List<SessionRow> sessions;

  /** Says to clients that look at the status whether there is such a user. */
  public void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    // A form's answer says in words that the user is gone; as an error it would not be shown.
    if (!faces.isPostback() && !isThere() && !isUnknown()) {
      faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private Optional<ListedUser> user() {
    if (!looked) {
      looked = true;
      user = asked.user().flatMap(id -> reading.orElse(Optional.empty(), () -> browsing.user(id)));
    }
    return user;
  }

  /** Looks again: something was done. */
  void forget() {
    looked = false;
    sessions = null;
  }

  /** Whether there is such a user, as far as is known. */
  public boolean isThere() {
    return user().isPresent();
  }

  /** Whether that cannot be known now. */
  public boolean isUnknown() {
    return !isThere() && !reading.problem().isEmpty();
  }

  /** The sentence that says what cannot be shown; empty: nothing is wrong. */
  public String getProblem() {
    user();
    return reading.problem();
  }

  /** The user's name; where it is not known, what the page is about. */
  public String getName() {
    return user()
        .map(ListedUser::username)
        .map(Texts::shown)
        .orElseGet(() -> words().say("user.title", asked.getUser()));
  }

  /** Since when there is the account. */
  public Moment getSince() {
    return Moment.of(user().map(ListedUser::createdAt).orElse(0L));
  }

  /** Whether the user is an administrator. */
  public boolean isAdmin() {
    return user().filter(one -> one.isAdmin() == 1).isPresent();
  }

  /** Whether it is whoever looks. */
  public boolean isOneself() {
    return user().filter(one -> one.id() == Caller.of(request).userId()).isPresent();
  }

  /** The settings, with what they are called. */
  public List<Line> getSettings() {
    if (settings == null) { // each look is in the audit
      settings =
          user()
              .flatMap(
                  one ->
                      reading.orElse(
                          Optional.empty(), () -> Optional.of(users.settings(request, one.id()))))
              .map(this::lines)
              .orElse(List.of());
    }
    return settings;
  }

  private List<Line> lines(UserSettings settings) {
    return List.of(
        line("model", settings.defaultModel()),
        line("chat", settings.ctxMaxChat()),
        line("stm", settings.ctxMaxStm()),
        line("ltm", settings.ctxMaxLtm()),
        line("rounds", settings.maxGroupReplyRounds()),
        line("profile", settings.profile()));
  }

  private Line line(String name, @Nullable Object value) {
    String text = Objects.toString(value, "");
    return new Line(
        "setting-" + name,
        words().say("user.settings." + name),
        "",
        text.isEmpty() ? words().say("user.settings.unset") : Texts.shown(text));
  }

  /** The sessions that the user has open. */
  public List<SessionRow> getSessions() {
    if (sessions == null) {
      sessions =
          user()
              .map(
                  one ->
                      reading.orElse(
                          List.<ListedSession>of(), () -> users.sessions(request, one.id())))
              .orElse(List.of())
              .stream()
              .map(session -> SessionRow.of(session, words()))
              .toList();
    }
    return sessions;
  }

  private Words words() {
    return Words.in(language.get());
  }
}
