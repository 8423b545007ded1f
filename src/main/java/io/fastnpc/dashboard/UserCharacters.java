package io.fastnpc.dashboard;

import io.fastnpc.administration.Browsing;
import io.fastnpc.administration.Listed;
import io.fastnpc.administration.ListedCharacter;
import io.fastnpc.administration.ListedMessage;
import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The characters of the user that a page is about, and what was said with one of them. Looking is
 * in the audit, so that answers to forms leave these parts out.
 */
@Named("userCharacters")
@RequestScoped
public class UserCharacters {
  @Inject private Browsing browsing;

  @Inject private UserCache cache;

  @Inject private Reading reading;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  private @Nullable Listed<ListedCharacter> characters;

  private @Nullable List<CharacterRow> rows;

  private boolean chose;

  private Optional<ListedCharacter> chosen = Optional.empty();

  private @Nullable Listed<ListedMessage> messages;

  /** One character, and in one line what is cached of it. */
  public record CharacterRow(
      String id, String name, String model, Moment changed, String cached, boolean chosen) {}

  /** One message; {@code who} says it. */
  public record MessageRow(String who, Moment at, String content) {}

  private Listed<ListedCharacter> characters() {
    if (characters == null) {
      characters =
          asked
              .user()
              .map(id -> read(() -> browsing.characters(request, id, asked.getBefore())))
              .orElseGet(UserCharacters::none);
    }
    return characters;
  }

  private <T> Listed<T> read(Supplier<Listed<T>> read) {
    return reading.orElse(none(), read);
  }

  private static <T> Listed<T> none() {
    return new Listed<>(List.of(), Optional.empty());
  }

  /** The characters of this page. */
  public List<CharacterRow> getRows() {
    if (rows == null) {
      rows = characters().items().stream().map(this::row).toList(); // each asks Redis
    }
    return rows;
  }

  private CharacterRow row(ListedCharacter character) {
    String id = Integer.toString(character.id());
    return new CharacterRow(
        id,
        character.name(),
        character.model() == null ? Format.nothing() : character.model(),
        Moment.of(character.updatedAt()),
        cache.ofCharacter(asked.user().orElse(0), character.name()),
        id.equals(asked.getCharacter()));
  }

  /** Where the next page of characters begins; empty: this is the last one. */
  public String getNext() {
    return characters().next().orElse("");
  }

  /** The sentence that says why they are not shown; empty: nothing is wrong. */
  public String getProblem() {
    characters();
    return reading.problem();
  }

  private Optional<ListedCharacter> chosen() {
    if (!chose) {
      chose = true;
      chosen =
          asked
              .user()
              .flatMap(
                  id ->
                      asked
                          .id("character")
                          .flatMap(
                              character ->
                                  reading.orElse(
                                      Optional.empty(), () -> browsing.character(id, character))));
    }
    return chosen;
  }

  /** Whether the messages of a character were asked for. */
  public boolean isConversation() {
    return !asked.getCharacter().isEmpty();
  }

  /** The name of the character whose messages are shown; empty: the user has no such character. */
  public String getChosenName() {
    return chosen().map(ListedCharacter::name).orElse("");
  }

  private Listed<ListedMessage> messages() {
    if (messages == null) {
      int id = asked.user().orElse(0);
      messages =
          chosen()
              .map(one -> read(() -> browsing.messages(request, id, one.id(), asked.getAfter())))
              .orElseGet(UserCharacters::none);
    }
    return messages;
  }

  /** The messages of this page, oldest first. */
  public List<MessageRow> getMessages() {
    Words words = Words.in(language.get());
    return messages().items().stream()
        .map(
            message -> {
              String role = "user.role." + message.role();
              return new MessageRow(
                  words.bundle().containsKey(role) ? words.say(role) : message.role(),
                  Moment.of(message.createdAt()),
                  Texts.shown(message.content()));
            })
        .toList();
  }

  /** Where the next page of messages begins; empty: this is the last one. */
  public String getNextMessages() {
    return messages().next().orElse("");
  }
}
