package io.fastnpc.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.lists.ListReads;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;
import io.fastnpc.tools.servers.GroupTables;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupListsTest {
  private static final int ADA = 1;
  private static final int BEN = 2;

  private DataSource source;
  private Database database;
  private GroupRepository groups;

  @BeforeEach
  void two_users() throws SQLException {
    source = TestDatabase.migrated().dataSource();
    database = new Database(source);
    groups = new GroupRepository(database);
    execute(
        "INSERT INTO users (username, password_hash, created_at) VALUES ('ada', '', 0), ('ben', '', 0)");
  }

  @Test
  void there_are_no_groups_until_there_are_tables() throws SQLException {
    assertThat(groups.hasGroups()).isFalse();
    assertThat(groups.hasMessages()).isFalse();
    assertThat(groups.group(1)).isEmpty();
    GroupTables.create(source);
    assertThat(groups.hasGroups()).isTrue();
    assertThat(groups.hasMessages()).isTrue();
    assertThat(groups.group(1)).isEmpty();
  }

  @Test
  void groups_without_a_table_of_members_are_none() throws SQLException {
    GroupTables.create(source);
    execute("DROP TABLE group_members");
    assertThat(groups.hasGroups()).isFalse();
    assertThat(groups.group(1)).isEmpty();
  }

  @Test
  void a_user_sees_the_own_groups_latest_change_first_and_how_many_are_in_them() throws Exception {
    twoGroupsOfAdaAndOneOfBen();
    assertThat(read(GroupLists.of(ADA, Order.BY_CHANGE)))
        .isEqualTo(
            "{\"items\":[{\"id\":2,\"name\":\"诗社\",\"created_at\":20,\"updated_at\":90,"
                + "\"is_test_case\":0,\"member_count\":0},"
                + "{\"id\":1,\"name\":\"\\\"first\\\"\",\"created_at\":10,\"updated_at\":80,"
                + "\"is_test_case\":0,\"member_count\":3}]}");
    assertThat(read(GroupLists.of(3, Order.BY_CHANGE))).isEqualTo("{\"items\":[]}");
  }

  @Test
  void by_id_the_group_that_was_made_first_comes_first() throws Exception {
    twoGroupsOfAdaAndOneOfBen();
    assertThat(read(GroupLists.of(ADA, Order.BY_ID)))
        .startsWith("{\"items\":[{\"id\":1,")
        .contains("},{\"id\":2,");
  }

  @ParameterizedTest
  @CsvSource({
    "INT DEFAULT 0, 0, 0",
    "INT DEFAULT 0, 1, 1",
    "INT DEFAULT 0, NULL, 0",
    "BOOLEAN DEFAULT false, false, 0",
    "BOOLEAN DEFAULT false, true, 1",
    "BOOLEAN DEFAULT false, NULL, 0",
  })
  void a_test_mark_is_0_or_1_whatever_the_columns_type(String type, String value, String shown)
      throws Exception {
    twoGroupsOfAdaAndOneOfBen();
    for (Order order : Order.values()) {
      assertThat(read(GroupLists.of(BEN, order))).contains("\"is_test_case\":0,");
    }
    execute("ALTER TABLE group_chats ADD is_test_case " + type);
    execute("UPDATE group_chats SET is_test_case = " + value);
    for (Order order : Order.values()) {
      assertThat(read(GroupLists.of(BEN, order))).contains("\"is_test_case\":" + shown + ",");
    }
  }

  @Test
  void a_group_shows_its_members_in_the_order_in_which_they_joined() throws Exception {
    twoGroupsOfAdaAndOneOfBen();
    assertThat(groups.group(1).orElseThrow().toString())
        .isEqualTo(
            "{\"group\":{\"id\":1,\"user_id\":1,\"name\":\"\\\"first\\\"\",\"created_at\":10,"
                + "\"updated_at\":80,\"members\":["
                + "{\"member_type\":\"user\",\"member_id\":1,\"member_name\":\"ada\"}, "
                + "{\"member_type\":\"character\",\"member_id\":null,\"member_name\":\"c\"}, "
                + "{\"member_type\":\"character\",\"member_id\":null,\"member_name\":\"b\"}]}}");
    assertThat(groups.group(2).orElseThrow().toString()).contains("\"members\":[]");
    assertThat(groups.group(4)).isEmpty();
  }

  @Test
  void messages_come_oldest_first_without_what_the_model_was_told() throws Exception {
    twoGroupsOfAdaAndOneOfBen();
    execute(
        "INSERT INTO group_messages (group_id, sender_type, sender_id, sender_name, content,"
            + " created_at, system_prompt_snapshot) VALUES (1, 'user', 1, 'ada', '你好', 50, 'x'),"
            + " (3, 'user', 2, 'ben', 'other', 51, 'x'), (1, 'character', NULL, 'b', 'yes', 52, 'x')");
    assertThat(read(GroupLists.messages(1)))
        .isEqualTo(
            "{\"messages\":[{\"id\":1,\"sender_type\":\"user\",\"sender_id\":1,"
                + "\"sender_name\":\"ada\",\"content\":\"你好\",\"created_at\":50},"
                + "{\"id\":3,\"sender_type\":\"character\",\"sender_id\":null,"
                + "\"sender_name\":\"b\",\"content\":\"yes\",\"created_at\":52}]}");
    assertThat(read(GroupLists.messages(4))).isEqualTo("{\"messages\":[]}");
  }

  private void twoGroupsOfAdaAndOneOfBen() throws SQLException {
    GroupTables.create(source);
    execute(
        "INSERT INTO group_chats (user_id, name, created_at, updated_at)"
            + " VALUES (1, '\"first\"', 10, 80), (1, '诗社', 20, 90), (2, 'b', 30, 95)");
    execute(
        "INSERT INTO group_members (group_id, member_type, member_id, member_name, joined_at)"
            + " VALUES (1, 'character', NULL, 'b', 11), (1, 'user', 1, 'ada', 10),"
            + " (1, 'character', NULL, 'c', 10), (3, 'user', 2, 'ben', 30)");
  }

  private String read(LongList list) {
    return new ListReads(database).whole(list, 1 << 20).orElseThrow().toString();
  }

  private void execute(String statement) {
    database.update(new Sql("test", statement));
  }
}
