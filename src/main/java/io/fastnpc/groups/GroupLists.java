package io.fastnpc.groups;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;

/** The lists of groups and of what was said in them; they can be read where their tables exist. */
final class GroupLists {
  private static final ListStatement BY_CHANGE =
      statement(Order.BY_CHANGE, "groups-by-change", "group");
  private static final ListStatement BY_ID = statement(Order.BY_ID, "groups-by-id", "group");
  private static final ListStatement MESSAGES = statement(Order.BY_ID, "messages", "message");

  private GroupLists() {}

  private static ListStatement statement(Order order, String rows, String item) {
    return ListStatement.of(GroupLists.class, order, rows, item);
  }

  /** The groups that the user has made; none if there is no such user. */
  static LongList of(int userId, Order order) {
    return LongList.of(
        order == Order.BY_ID ? BY_ID : BY_CHANGE, LongList.ITEMS, arg("user_id", userId));
  }

  /** The messages in a group, oldest first; none if there is no such group. */
  static LongList messages(int groupId) {
    return LongList.of(MESSAGES, LongList.MESSAGES, arg("group_id", groupId));
  }
}
