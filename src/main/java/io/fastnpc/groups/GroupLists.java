package io.fastnpc.groups;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.lists.ListStatement;
import io.fastnpc.lists.ListStatements;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;

/** The lists of groups and of what was said in them; they can be read where their tables exist. */
final class GroupLists {
  private static final ListStatements GROUPS =
      ListStatements.of(GroupLists.class, "groups", "group");
  private static final ListStatement MESSAGES =
      ListStatement.of(GroupLists.class, Order.BY_ID, "messages", "message");

  private GroupLists() {}

  /** The groups that the user has made; none if there is no such user. */
  static LongList of(int userId, Order order) {
    return LongList.of(GROUPS.in(order), LongList.ITEMS, arg("user_id", userId));
  }

  /** The messages in a group, oldest first; none if there is no such group. */
  static LongList messages(int groupId) {
    return LongList.of(MESSAGES, LongList.MESSAGES, arg("group_id", groupId));
  }
}
