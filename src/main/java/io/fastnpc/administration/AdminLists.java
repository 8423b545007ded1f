package io.fastnpc.administration;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;

/** The lists that administrators read across all owners. */
final class AdminLists {
  private static final ListStatement USERS = statement(Order.BY_ID, "users", "user");
  private static final ListStatement USERS_FOUND = statement(Order.BY_ID, "users-found", "user");
  private static final ListStatement CHARACTERS_BY_CHANGE =
      statement(Order.BY_CHANGE, "characters-by-change", "character");
  private static final ListStatement CHARACTERS_BY_ID =
      statement(Order.BY_ID, "characters-by-id", "character");
  private static final ListStatement MESSAGES = statement(Order.BY_ID, "messages", "message");

  private AdminLists() {}

  private static ListStatement statement(Order order, String rows, String item) {
    return ListStatement.of(AdminLists.class, order, rows, item);
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
    return LongList.of(
        order == Order.BY_ID ? CHARACTERS_BY_ID : CHARACTERS_BY_CHANGE,
        LongList.ITEMS,
        arg("user_id", userId));
  }

  /** The messages between a user and a character; none if one of them does not exist. */
  static LongList messages(int userId, int characterId) {
    return LongList.of(
        MESSAGES, LongList.MESSAGES, arg("user_id", userId), arg("character_id", characterId));
  }
}
