package io.fastnpc.administration;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.ListStatements;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;

/** The lists that administrators read across all owners. */
final class AdminLists {
  private static final ListStatement USERS = byId("users", "user");
  private static final ListStatement USERS_FOUND = byId("users-found", "user");
  private static final ListStatements CHARACTERS =
      ListStatements.of(AdminLists.class, "characters", "character");
  private static final ListStatement MESSAGES = byId("messages", "message");

  private AdminLists() {}

  private static ListStatement byId(String rows, String item) {
    return ListStatement.of(AdminLists.class, Order.BY_ID, rows, item);
  }

  /** All users, oldest first. */
  static LongList users() {
    return LongList.of(USERS, LongList.ITEMS);
  }

  /** The users that {@code search} finds, oldest first. */
  static LongList users(UserSearch search) {
    return LongList.of(
        USERS_FOUND,
        LongList.ITEMS,
        arg("first_name", search.beginning()),
        arg("name_after", search.after().orElse(null)),
        arg("found_id", search.id().orElse(null)));
  }

  /** The characters of a user; none if there is no such user. */
  static LongList characters(int userId, Order order) {
    return LongList.of(CHARACTERS.in(order), LongList.ITEMS, arg("user_id", userId));
  }

  /** The messages between a user and a character; none if one of them does not exist. */
  static LongList messages(int userId, int characterId) {
    return LongList.of(
        MESSAGES, LongList.MESSAGES, arg("user_id", userId), arg("character_id", characterId));
  }
}
