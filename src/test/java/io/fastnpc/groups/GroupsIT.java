package io.fastnpc.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.GroupTables;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test begins without the tables of group chat, as a database of the application alone. */
class GroupsIT extends OverHttp {
  private static final String OWN = "/api/groups";
  private static final String NO_ITEMS = "{\"items\":[]}";
  private static final String NO_MESSAGES = "{\"messages\":[]}";

  /** More calls than the driver sends before it prepares a statement on the server. */
  private static final int UNTIL_PREPARED = 12;

  private SignedIn owner;

  @BeforeEach
  void an_owner() throws SQLException {
    owner = signedIn("grouped");
    GroupTables.drop(database());
  }

  @AfterEach
  void no_tables_for_other_tests() throws SQLException {
    GroupTables.drop(database());
  }

  @Test
  void without_tables_there_are_no_groups() {
    assertThat(owner.client().get(OWN).text()).isEqualTo(NO_ITEMS);
    assertThat(administrator().get(owned()).text()).isEqualTo(NO_ITEMS);
    assertThat(administrator().get("/admin/groups/1/messages").text()).isEqualTo(NO_MESSAGES);
    assertNotFound(administrator().get("/admin/groups/1"));
  }

  @Test
  void tables_and_columns_may_come_while_a_worker_runs() throws SQLException {
    assertThat(owner.client().get(OWN).text()).isEqualTo(NO_ITEMS);
    GroupTables.create(database());
    int id = newGroup(owner, "诗社", 70);
    for (int call = 0; call < UNTIL_PREPARED; call++) {
      assertThat(owner.client().get(OWN).text()).isEqualTo(item(id, 0));
    }
    execute("ALTER TABLE group_chats ADD is_test_case BOOLEAN DEFAULT true");
    assertThat(owner.client().get(OWN).text()).isEqualTo(item(id, 1));
    assertThat(administrator().get(owned()).text()).isEqualTo(item(id, 1));
    GroupTables.drop(database());
    assertThat(owner.client().get(OWN).text()).isEqualTo(NO_ITEMS);
  }

  private static String item(int id, int testCase) {
    return ("{\"items\":[{\"id\":%d,\"name\":\"诗社\",\"created_at\":7,\"updated_at\":70,"
            + "\"is_test_case\":%d,\"member_count\":0}]}")
        .formatted(id, testCase);
  }

  @Test
  void groups_come_in_pages() throws SQLException {
    GroupTables.create(database());
    int first = newGroup(owner, "a", 30);
    int second = newGroup(owner, "b", 20);
    int third = newGroup(owner, "c", 30);
    newGroup(signedIn("other"), "d", 40);
    for (RestClient reader : List.of(owner.client(), administrator())) {
      String list = reader == owner.client() ? OWN : owned();
      assertThat(ids(reader.get(list))).containsExactly(third, first, second);
      assertThat(ids(reader.get(list + "?limit=1"))).containsExactly(third);
      assertThat(ids(reader.get(list + "?limit=2&before=30," + third)))
          .containsExactly(first, second);
      assertThat(ids(reader.get(list + "?after_id=" + first))).containsExactly(second, third);
    }
  }

  private static List<Integer> ids(Answer answer) {
    return answer.body().findValuesAsText("id").stream().map(Integer::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit 必须在1-1000之间",
    "before=1, 'before 必须形如 1700000000,42'",
    "after_id=x, 参数 after_id 必须是整数",
  })
  void bad_parameters_are_refused_with_or_without_tables(String query, String sentence) {
    Answer answer = owner.client().get(OWN + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").asText()).isEqualTo(sentence);
  }

  @Test
  void messages_are_200_where_no_limit_is_given_and_pages_where_one_is() throws SQLException {
    GroupTables.create(database());
    int group = newGroup(owner, "talk", 1);
    execute(
        ("INSERT INTO group_messages (group_id, sender_type, sender_name, content, created_at)"
                + " SELECT %d, 'user', 'u', n::text, n FROM generate_series(1, 300) AS n")
            .formatted(group));
    String messages = "/admin/groups/" + group + "/messages";
    List<Integer> usual = ids(administrator().get(messages));
    assertThat(usual).hasSize(200).isSorted();
    assertThat(ids(administrator().get(messages + "?limit=1000&after_id=" + usual.get(199))))
        .hasSize(100);
    assertThat(administrator().get("/admin/groups/" + Integer.MAX_VALUE + "/messages").text())
        .isEqualTo(NO_MESSAGES);
  }

  @Test
  void characters_are_renamed_and_deleted_in_the_groups_of_their_owner() throws SQLException {
    GroupTables.create(database());
    SignedIn other = signedIn("other");
    int group = newGroup(owner, "ours", 1);
    int othersGroup = newGroup(other, "theirs", 1);
    for (SignedIn each : List.of(owner, other)) {
      each.client().post("/api/characters", Map.of("role", "Watson"));
    }
    join(group, "Watson");
    join(othersGroup, "Watson");
    owner.client().put("/api/characters/Watson/rename", Map.of("new_name", "Dr Watson"));
    assertThat(members(group)).containsExactly("Dr Watson");
    owner.client().delete("/api/characters/Dr%20Watson");
    assertThat(members(group)).isEmpty();
    assertThat(members(othersGroup)).containsExactly("Watson");
  }

  @Test
  void a_deleted_account_leaves_no_groups() throws SQLException {
    GroupTables.create(database());
    int group = newGroup(owner, "gone", 1);
    join(group, "Watson");
    Answer answer = owner.client().post("/api/me/delete", Map.of("password", SignedIn.PASSWORD));
    assertThat(answer.status()).isEqualTo(200);
    assertNotFound(administrator().get("/admin/groups/" + group));
    assertThat(administrator().get(owned()).text()).isEqualTo(NO_ITEMS);
  }

  @Test
  void groups_of_others_are_for_administrators() {
    for (String path : List.of(owned(), "/admin/groups/1", "/admin/groups/1/messages")) {
      assertThat(owner.client().get(path).status()).as(path).isEqualTo(403);
    }
    assertNotFound(administrator().get("/admin/groups/abc"));
  }

  private static void assertNotFound(Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"not_found\"}");
  }

  private static List<String> members(int group) {
    return administrator()
        .get("/admin/groups/" + group)
        .body()
        .path("group")
        .findValuesAsText("member_name");
  }

  private String owned() {
    return "/admin/users/" + owner.id() + "/groups";
  }

  private static RestClient administrator() {
    return signedInAdministrator().client();
  }

  private static int newGroup(SignedIn owner, String name, int updatedAt) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                ("INSERT INTO group_chats (user_id, name, created_at, updated_at)"
                        + " VALUES (%d, '%s', 7, %d) RETURNING id")
                    .formatted(owner.id(), name, updatedAt))) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void join(int group, String character) throws SQLException {
    execute(
        ("INSERT INTO group_members (group_id, member_type, member_name, joined_at)"
                + " VALUES (%d, 'character', '%s', 1)")
            .formatted(group, character));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource database() {
    return Servers.postgres().dataSource();
  }
}
