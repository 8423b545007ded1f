package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;

/** What was said between users and characters; never cached, since every turn adds to it. */
final class Messages {
  private static final ListStatement MESSAGES =
      ListStatement.of(Messages.class, Order.BY_ID, "messages", "message");

  private Messages() {}

  /** The messages between the user and the character as {@code {"messages": […]}}, oldest first. */
  static LongList between(int userId, CharacterId character) {
    return LongList.of(
        MESSAGES, LongList.MESSAGES, arg("user_id", userId), arg("character_id", character.id()));
  }
}
