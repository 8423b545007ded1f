package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.TestDatabase;
import io.fastnpc.tools.servers.GroupTables;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of members of groups; {@code CharacterRepositoryTest} runs without their tables. */
class GroupMembershipsTest {
  private static final CharacterName WUKONG = new CharacterName("孙悟空");
  private static final CharacterName BAJIE = new CharacterName("猪八戒");

  private static CharacterStore store;

  private int user;
  private int other;
  private int group;
  private int othersGroup;

  @BeforeAll
  static void tables() throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    GroupTables.create(database.dataSource());
    store = new CharacterStore(database.dataSource());
  }

  /** Two users with a character of the same name, each with it in a group. */
  @BeforeEach
  void groups() throws Exception {
    user = store.newUser();
    other = store.newUser();
    group = newGroup(user);
    othersGroup = newGroup(other);
    for (int owner : new int[] {user, other}) {
      store.create(owner, WUKONG);
    }
    for (int each : new int[] {group, othersGroup}) {
      join(each, "user", WUKONG);
      join(each, "character", WUKONG);
      join(each, "character", new CharacterName("last"));
    }
  }

  @Test
  void a_deleted_character_leaves_the_groups_of_its_owner_only() throws Exception {
    int second = newGroup(user);
    join(second, "character", WUKONG);
    delete(WUKONG);
    assertThat(members(group)).isEqualTo("user 孙悟空, character last");
    assertThat(members(second)).isEmpty();
    assertThat(members(othersGroup)).isEqualTo("user 孙悟空, character 孙悟空, character last");
  }

  @Test
  void a_name_without_a_character_is_not_taken_out_of_groups() throws Exception {
    delete(new CharacterName("last"));
    assertThat(members(group)).isEqualTo("user 孙悟空, character 孙悟空, character last");
  }

  @Test
  void a_renamed_character_keeps_its_place_in_the_groups_of_its_owner() throws Exception {
    assertThat(rename()).isEqualTo(new Renaming.Renamed(WUKONG, BAJIE));
    assertThat(members(group)).isEqualTo("user 孙悟空, character 猪八戒, character last");
    assertThat(members(othersGroup)).isEqualTo("user 孙悟空, character 孙悟空, character last");
  }

  @Test
  void a_group_that_has_the_new_name_already_has_it_once() throws Exception {
    join(group, "character", BAJIE);
    assertThat(rename()).isEqualTo(new Renaming.Renamed(WUKONG, BAJIE));
    assertThat(members(group)).isEqualTo("user 孙悟空, character last, character 猪八戒");
  }

  @Test
  void a_group_that_gets_the_new_name_meanwhile_has_it_once() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Callable<Renaming> rename = this::rename;
      Future<Renaming> renaming =
          store.write(
              () -> {
                join(group, "character", BAJIE);
                Future<Renaming> begun = thread.submit(rename);
                while (!begun.isDone() && somebodyWaitsForThisTransaction() == 0) {
                  Thread.onSpinWait();
                }
                return begun;
              });
      assertThat(renaming.get()).isEqualTo(new Renaming.Renamed(WUKONG, BAJIE));
    } finally {
      thread.shutdownNow();
    }
    assertThat(members(group)).isEqualTo("user 孙悟空, character last, character 猪八戒");
  }

  @Test
  void a_renaming_that_does_not_happen_changes_no_group() throws Exception {
    store.create(user, BAJIE);
    assertThat(rename()).isEqualTo(new Renaming.NameTaken());
    assertThat(members(group)).isEqualTo("user 孙悟空, character 孙悟空, character last");
  }

  @Test
  void a_deleted_account_takes_its_own_groups_along_and_stays_a_name_in_others() throws Exception {
    store.execute("DELETE FROM users WHERE id = :id", arg("id", user));
    assertThat(members(group)).isEmpty();
    assertThat(members(othersGroup)).isEqualTo("user 孙悟空, character 孙悟空, character last");
  }

  private static int newGroup(int owner) {
    return store.number(
        "INSERT INTO group_chats (user_id, name, created_at, updated_at)"
            + " VALUES (:user_id, 'g', 0, 0) RETURNING id",
        arg("user_id", owner));
  }

  /** All join in the same second, as those do with whom a group is made. */
  private static void join(int group, String type, CharacterName name) {
    store.execute(
        "INSERT INTO group_members (group_id, member_type, member_name, joined_at)"
            + " VALUES (:group_id, :type, :name, 7)",
        arg("group_id", group),
        arg("type", type),
        arg("name", name.text()));
  }

  private static String members(int group) {
    return store.text(
        "SELECT coalesce(string_agg(member_type || ' ' || member_name, ', ' ORDER BY joined_at, id), '')"
            + " FROM group_members WHERE group_id = :group_id",
        arg("group_id", group));
  }

  private static int somebodyWaitsForThisTransaction() {
    return store.number(
        "SELECT count(*) FROM pg_locks"
            + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))");
  }

  private Renaming rename() throws Exception {
    return store.write(
        () ->
            store.characters.rename(
                user, CharacterStore.asked(WUKONG), CharacterStore.asked(BAJIE)));
  }

  private void delete(CharacterName name) throws Exception {
    store.write(() -> store.characters.delete(user, CharacterStore.asked(name)));
  }
}
