package io.fastnpc.groups;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * One group, and whether there are any at all. Every method throws {@code DatabaseFailure} when it
 * fails.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class GroupRepository {
  private static final Sql TABLES = Sql.of(GroupRepository.class, "tables");
  private static final Sql GROUP = Sql.of(GroupRepository.class, "group");

  private static final Sql OWNER = Sql.of(GroupRepository.class, "owner");

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public GroupRepository() {}

  @Inject
  GroupRepository(Database database) {
    this.database = database;
  }

  /** Whether groups and their members can be read. Asked each time: their tables may come late. */
  public boolean hasGroups() {
    return has("groups");
  }

  /** Whether messages in groups can be read. */
  public boolean hasMessages() {
    return has("messages");
  }

  private boolean has(String what) {
    return database.first(TABLES, row -> row.getBoolean(what)).orElse(false);
  }

  /** The group with this id, whoever has made it, with its members. */
  public Optional<RawJson> group(int groupId) {
    return hasGroups()
        ? database.first(GROUP, row -> RawJson.of(row.getBytes(1)), arg("group_id", groupId))
        : Optional.empty();
  }

  /** Whose group it is; absent: there is no such group. */
  public Optional<Integer> owner(int groupId) {
    return hasGroups()
        ? database.first(OWNER, row -> row.getInt(1), arg("group_id", groupId))
        : Optional.empty();
  }
}
