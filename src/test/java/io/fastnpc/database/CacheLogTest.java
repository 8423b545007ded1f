package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What statements write into the invalidation log. */
class CacheLogTest {
  private static final String LOGGED =
      "SELECT cache || ' ' || args::text FROM cache_invalidation ORDER BY 1";
  private static final String PEOPLE =
      "INSERT INTO users (username, password_hash, created_at)"
          + " SELECT 'user' || n, '', 0 FROM generate_series(1, %d) AS n";
  private static final String CAST =
      "INSERT INTO characters (user_id, name, created_at, updated_at)"
          + " SELECT 1, 'role' || n, 0, 0 FROM generate_series(1, %d) AS n";

  private final TestDatabase database = empty();

  private static TestDatabase empty() {
    try {
      return TestDatabase.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @BeforeEach
  void migrate() throws SQLException {
    new Migrations(database.settings()).run();
    database.run(PEOPLE.formatted(3));
    database.run(CAST.formatted(3));
    database.run("TRUNCATE cache_invalidation");
  }

  private List<String> logged(String statement) throws SQLException {
    database.run(statement);
    return database.column(LOGGED);
  }

  @Test
  void a_changed_row_is_one_entry() throws SQLException {
    assertThat(logged("UPDATE users SET is_admin = 1 WHERE id = 1")).containsExactly("account {1}");
  }

  @Test
  void ends_of_sessions_outdate_their_account() throws SQLException {
    assertThat(logged("INSERT INTO ended_sessions VALUES (1, 'one', 5), (1, 'two', 5)"))
        .containsExactly("account {1}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged("UPDATE ended_sessions SET user_id = 2 WHERE name = 'two'"))
        .containsExactly("account {1}", "account {2}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged("TRUNCATE ended_sessions")).containsExactly("account {}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged("UPDATE users SET sessions_ended_at = 7 WHERE id = 3"))
        .containsExactly("account {3}");
  }

  @Test
  void a_moved_epoch_ends_all_sessions_and_forgets_single_ones() throws SQLException {
    database.run("INSERT INTO ended_sessions VALUES (1, 'one', 5), (2, 'two', 5)");
    database.run("UPDATE users SET token_epoch = token_epoch + 1 WHERE id = 1");
    assertThat(database.column("SELECT name FROM ended_sessions")).containsExactly("two");
    assertThat(
            database.column(
                "SELECT id FROM users WHERE sessions_ended_at"
                    + " BETWEEN extract(EPOCH FROM now()) - 60 AND extract(EPOCH FROM now())"))
        .containsExactly("1");
  }

  @Test
  void a_renamed_character_outdates_both_names_and_its_lists_once() throws SQLException {
    assertThat(logged("UPDATE characters SET name = 'new' WHERE name = 'role1'"))
        .containsExactly(
            "char_id {1,new}",
            "char_id {1,role1}",
            "char_list {1}",
            "char_list {all}",
            "char_profile {1,new}",
            "char_profile {1,role1}");
  }

  @Test
  void an_update_that_changes_nothing_cached_writes_nothing() throws SQLException {
    assertThat(
            logged(
                "UPDATE users SET avatar_url = 'x', password_hash = password_hash;"
                    + " UPDATE characters SET baike_content = 'x';"
                    + " UPDATE characters SET updated_at = updated_at"))
        .isEmpty();
  }

  @Test
  void a_brief_introduction_shows_in_lists_and_other_sections_do_not() throws SQLException {
    assertThat(logged("INSERT INTO character_tasks (character_id, task_goal) VALUES (1, 'x')"))
        .containsExactly("char_profile {1,role1}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(
            logged("INSERT INTO character_basic_info (character_id, brief_intro) VALUES (1, 'x')"))
        .containsExactly("char_list {1}", "char_list {all}", "char_profile {1,role1}");
  }

  @Test
  void very_many_keys_of_a_cache_are_one_entry_and_leave_other_caches_alone() throws SQLException {
    assertThat(logged(CAST.replace("'role'", "'more'").formatted(20_000)))
        .containsExactly("char_id {}", "char_list {1}", "char_list {all}", "char_profile {}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged("UPDATE characters SET updated_at = 1"))
        .containsExactly("char_id {}", "char_list {1}", "char_list {all}", "char_profile {}");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged(PEOPLE.replace("'user'", "'more'").formatted(20_000)))
        .containsExactly("account {}");
  }

  @Test
  void a_column_of_a_type_without_equality_does_not_stop_writers() throws SQLException {
    database.run("ALTER TABLE user_settings ADD COLUMN extra JSON");
    database.run("INSERT INTO user_settings (user_id, updated_at, extra) VALUES (1, 0, '{}')");
    database.run("TRUNCATE cache_invalidation");
    assertThat(logged("UPDATE user_settings SET extra = '{\"a\":1}'"))
        .containsExactly("user_settings {1}");
  }
}
