package io.fastnpc.administration;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.audit.Audit;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.Excerpt;
import io.fastnpc.lists.ListReads;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Page;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Users and what they have, a page at a time, for administrators to look at: the lists of {@link
 * AdminResource}, noted in the audit as there.
 *
 * <p>A page begins at a place that the page before it names; a place that is none is the beginning.
 * Every method throws {@code DatabaseFailure} if PostgreSQL does not answer, and {@link
 * jakarta.ws.rs.ServiceUnavailableException} while too many lists are being read.
 */
@ApplicationScoped
public class Browsing {
  private static final int USERS = 50;
  private static final int CHARACTERS = 20;
  private static final int MESSAGES = 50;

  /** Messages may be long; the page shows fewer of those. */
  private static final int MAX_BYTES = 512 * 1024;

  @EJB private AdminRepository repository;

  @Inject private ListReads reads;

  @Inject private ObjectMapper json;

  @Inject private Audit audit;

  /** The users that {@code typed} finds, by the beginning of their name or by id; empty: all. */
  public Listed<ListedUser> users(String typed, String place) {
    LongList users = UserSearch.of(typed).map(AdminLists::users).orElseGet(AdminLists::users);
    return listed(
        users,
        byId(USERS, place),
        json.constructType(ListedUser.class),
        user -> Integer.toString(user.id()));
  }

  /** The user with this id. */
  public Optional<ListedUser> user(int userId) {
    return repository.user(userId).map(document -> read(document).path("user")).map(this::user);
  }

  private ListedUser user(JsonNode item) {
    return json.convertValue(item, ListedUser.class);
  }

  /** The characters of a user, latest change first; none if there is no such user. */
  public Listed<ListedCharacter> characters(HttpServletRequest request, int userId, String place) {
    Page page = page(() -> Page.of(CHARACTERS + 1, null, place), CHARACTERS);
    Listed<ListedCharacter> characters =
        listed(
            AdminLists.characters(userId, page.order()),
            page,
            json.constructType(ListedCharacter.class),
            character -> character.updatedAt() + "," + character.id());
    audit.read(request, Optional.of(userId), "characters");
    return characters;
  }

  /** One character of a user, by its id. */
  public Optional<ListedCharacter> character(int userId, int characterId) {
    return repository
        .listed(userId, characterId)
        .map(document -> json.convertValue(read(document), ListedCharacter.class));
  }

  /** The messages between a user and a character, oldest first; none if one does not exist. */
  public Listed<ListedMessage> messages(
      HttpServletRequest request, int userId, int characterId, String place) {
    Listed<ListedMessage> messages =
        listed(
            AdminLists.messages(userId, characterId),
            byId(MESSAGES, place),
            json.constructType(ListedMessage.class),
            message -> Long.toString(message.id()));
    audit.read(request, Optional.of(userId), "messages with character " + characterId);
    return messages;
  }

  /** One row more than is shown tells whether there is another page. */
  private static Page byId(int rows, String place) {
    return page(() -> Page.byId(rows + 1, number(place)), rows);
  }

  private static @Nullable Long number(String place) {
    return place.matches("[0-9]{1,18}") ? Long.valueOf(place) : null;
  }

  private static Page page(Supplier<Page> asked, int rows) {
    try {
      return asked.get();
    } catch (BadRequestException noPlace) { // a link that somebody has changed
      return Page.of(rows + 1, null, null);
    }
  }

  private <T> Listed<T> listed(LongList list, Page page, JavaType type, Function<T, String> place) {
    Excerpt excerpt = reads.excerpt(list, page, MAX_BYTES);
    List<T> found =
        json.<List<T>>convertValue(
            read(excerpt.items()), json.getTypeFactory().constructCollectionType(List.class, type));
    int rows = page.limit().orElseThrow() - 1;
    List<T> shown = found.subList(0, Math.min(rows, found.size()));
    boolean last = shown.isEmpty() || (excerpt.complete() && shown.size() == found.size());
    return new Listed<>(
        shown, last ? Optional.empty() : Optional.of(place.apply(shown.get(shown.size() - 1))));
  }

  private JsonNode read(RawJson document) {
    try {
      return json.readTree(document.utf8());
    } catch (IOException cannotBe) { // PostgreSQL made it
      throw new UncheckedIOException(cannotBe);
    }
  }
}
