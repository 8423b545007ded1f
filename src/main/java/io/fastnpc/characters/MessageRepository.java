package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What was said between users and characters; never cached, since every turn adds to it. */
@Stateless
public class MessageRepository {
  private static final Sql MESSAGES = Sql.of(MessageRepository.class, "messages");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public MessageRepository() {}

  @Inject
  MessageRepository(Database database) {
    this.database = database;
  }

  /**
   * At most {@code limit} messages with ids after {@code afterId} as {@code {"messages": […]}},
   * oldest first.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public RawJson messages(int userId, CharacterId character, long afterId, int limit) {
    return database
        .first(
            MESSAGES,
            row -> RawJson.of(row.getBytes(1)),
            arg("user_id", userId),
            arg("character_id", character.id()),
            arg("after_id", afterId),
            arg("limit", limit))
        .orElseThrow(() -> new IllegalStateException("messages.sql gave no row"));
  }
}
