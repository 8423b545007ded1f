package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.GroupTables;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListIndexesTest {
  private static final List<String> OWN =
      List.of(
          "fastnpc_characters_by_change",
          "fastnpc_own_characters_by_change",
          "fastnpc_own_characters_by_id",
          "fastnpc_users_by_name");

  private static final List<String> OF_GROUPS =
      List.of("fastnpc_group_messages", "fastnpc_groups_by_change", "fastnpc_groups_by_id");

  @Test
  void tables_that_do_not_exist_get_no_indexes_until_they_do() throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    build(database);
    assertThat(indexes(database)).containsExactlyInAnyOrderElementsOf(OWN);
    GroupTables.create(database.dataSource());
    build(database);
    assertThat(indexes(database)).containsAll(OWN).containsAll(OF_GROUPS).hasSize(7);
  }

  @Test
  void tables_that_lack_a_column_keep_no_other_from_its_index() throws SQLException {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    new Migrations(database.settings()).run();
    build(database);
    assertThat(indexes(database))
        .containsAll(OWN)
        .contains("fastnpc_groups_by_id", "fastnpc_group_messages")
        .doesNotContain("fastnpc_groups_by_change");
  }

  @Test
  void an_index_that_a_build_left_unfinished_is_built_again() throws SQLException {
    TestDatabase database = TestDatabase.migrated();
    GroupTables.create(database.dataSource());
    build(database);
    database.run(
        "UPDATE pg_index SET indisvalid = false"
            + " WHERE indexrelid = 'fastnpc_group_messages'::regclass");
    build(database);
    assertThat(indexes(database)).contains("fastnpc_group_messages");
  }

  private static void build(TestDatabase database) throws SQLException {
    new ListIndexes(database.settings()).build();
  }

  private static List<String> indexes(TestDatabase database) throws SQLException {
    return database.column(
        "SELECT indexrelid::regclass FROM pg_index"
            + " WHERE indisvalid AND indexrelid::regclass::text LIKE 'fastnpc%'");
  }
}
