package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Keeps the members of group chats in step with the characters that they name, in the transaction
 * that the caller is in. Does nothing where the tables of group chat, which are the existing
 * product's, do not exist.
 *
 * <p>Members are known by their name only, so only groups of the character's owner are touched: in
 * anybody else's the name means another character. (The existing product takes the name out of
 * everybody's groups when a character is deleted, and forgets the groups when one is renamed.)
 */
@ApplicationScoped
class GroupMemberships {
  private static final Sql HAS_GROUPS = Sql.of(GroupMemberships.class, "has-groups");
  private static final Sql LEAVE = Sql.of(GroupMemberships.class, "leave-groups");
  private static final Sql RENAME = Sql.of(GroupMemberships.class, "rename-in-groups");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  GroupMemberships() {}

  @Inject
  GroupMemberships(Database database) {
    this.database = database;
  }

  /** Takes the character {@code name} out of its owner's groups. */
  void leave(int userId, String name) {
    if (exist()) {
      database.update(LEAVE, arg("user_id", userId), arg("name", name));
    }
  }

  /** Renames the character in its owner's groups; one that has the new name already keeps it. */
  void rename(int userId, String name, String newName) {
    if (exist()) {
      database.update(RENAME, arg("user_id", userId), arg("name", name), arg("new_name", newName));
    }
  }

  private boolean exist() {
    return database.first(HAS_GROUPS, row -> row.getBoolean(1)).orElse(false);
  }
}
