package io.fastnpc.dashboard;

import io.fastnpc.administration.Browsing;
import io.fastnpc.administration.Listed;
import io.fastnpc.administration.ListedUser;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.users.UserAdministration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that finds users: by the beginning of a name or by id, or all, oldest first. */
@Named("usersPage")
@RequestScoped
public class UsersPage {
  private static final Listed<ListedUser> NOBODY = new Listed<>(List.of(), Optional.empty());

  @Inject private Browsing browsing;

  @Inject private UserAdministration users;

  @Inject private Reading reading;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  private @Nullable Listed<ListedUser> found;

  private Map<Integer, Long> sessions = Map.of();

  /** One user. */
  public record UserRow(String id, String name, Moment since, boolean admin, String sessions) {}

  private Listed<ListedUser> found() {
    if (found == null) {
      found = reading.orElse(NOBODY, this::find);
    }
    return found;
  }

  private Listed<ListedUser> find() {
    Listed<ListedUser> page = browsing.users(getTyped(), asked.getAfter());
    sessions = users.sessionCounts(page.items().stream().map(ListedUser::id).toList());
    return page;
  }

  /** The users of this page. */
  public List<UserRow> getRows() {
    Format format = Format.of(language.get());
    return found().items().stream()
        .map(
            user ->
                new UserRow(
                    Integer.toString(user.id()),
                    user.username(),
                    Moment.of(user.createdAt()),
                    user.isAdmin() == 1,
                    format.count(sessions.getOrDefault(user.id(), 0L))))
        .toList();
  }

  /** Where the next page begins; empty: this is the last one. */
  public String getNext() {
    return found().next().orElse("");
  }

  /** The sentence that says why nothing is shown; empty: nothing is wrong. */
  public String getProblem() {
    found();
    return reading.problem();
  }

  /** What somebody looks for; empty: everybody. */
  public String getTyped() {
    return asked.text("q").strip();
  }
}
