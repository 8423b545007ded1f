package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.config.DatabaseSettings;
import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.Server;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsIT {
  private static final String COLUMNS =
      "SELECT table_name || '.' || column_name FROM information_schema.columns"
          + " WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'"
          + " AND table_name NOT LIKE 'group%' AND table_name <> 'feedbacks' ORDER BY 1";
  private static final String APPLIED =
      "SELECT count(*) FROM flyway_schema_history WHERE version = '1' AND success";

  @Test
  void an_empty_database_gets_the_schema() throws Exception {
    TestDatabase database = TestDatabase.empty();
    migrate(database);
    assertThat(database.column(COLUMNS))
        .contains("users.token_epoch", "user_settings.max_group_reply_rounds")
        .contains("character_personality.values", "characters.is_test_case")
        .contains("character_source_info.source_info_size", "messages.system_prompt_snapshot");
  }

  @Test
  void an_early_installation_gets_the_same_columns_as_an_empty_database() throws Exception {
    TestDatabase fresh = TestDatabase.empty();
    TestDatabase adopted = TestDatabase.ofAnEarlyInstallation();
    migrate(fresh);
    migrate(adopted);
    assertThat(adopted.column(COLUMNS)).isEqualTo(fresh.column(COLUMNS));
  }

  @Test
  void an_early_installation_keeps_its_rows_even_orphans() throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    migrate(database);
    assertThat(
            database.column(
                "SELECT username || is_admin || (token_epoch > 0) || coalesce(sessions_ended_at, 0)"
                    + " FROM users ORDER BY id"))
        .containsExactly("小明1true0", "小红0true0");
    assertThat(database.column("SELECT structured_json FROM characters WHERE name = '李白'"))
        .containsExactly("{\"姓名\":\"李白\"}");
    assertThat(database.column("SELECT content FROM messages ORDER BY id"))
        .containsExactly("你好", "没有主人");
    assertThat(database.column("SELECT default_model || max_group_reply_rounds FROM user_settings"))
        .containsExactly("z-ai/glm-4-32b3");
    assertThat(database.column("SELECT content FROM character_memories")).containsExactly("喜欢月亮");
  }

  @ParameterizedTest
  @CsvSource({"INT, 1, integer", "BOOLEAN, true, boolean"})
  void a_mark_of_test_cases_keeps_its_type_and_value(String type, String value, String kept)
      throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    database.run("ALTER TABLE characters ADD COLUMN is_test_case " + type);
    database.run("UPDATE characters SET is_test_case = " + value + " WHERE name = '李白'");
    migrate(database);
    assertThat(database.column("SELECT pg_typeof(is_test_case) FROM characters"))
        .containsExactly(kept, kept);
    assertThat(database.column("SELECT name FROM characters WHERE is_test_case::INT = 1"))
        .containsExactly("李白");
  }

  @Test
  void deleting_an_account_of_an_early_installation_takes_along_what_belongs_to_it()
      throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    migrate(database);
    database.run("DELETE FROM users WHERE id = 1");
    for (String table :
        List.of("user_settings", "character_memories", "feedbacks", "group_chats")) {
      assertThat(database.column("SELECT 1 FROM " + table)).as(table).isEmpty();
    }
    assertThat(database.column("SELECT name FROM characters")).containsExactly("杜甫");
    assertThat(database.column("SELECT content FROM messages")).containsExactly("没有主人");
  }

  /** The same question that {@code ON CONFLICT} and the look-ups by name ask. */
  private static final String UNIQUE =
      "SELECT indrelid::regclass || (SELECT string_agg('.' || attname, '' ORDER BY attname)"
          + " FROM pg_attribute WHERE attrelid = indrelid AND attnum = ANY (indkey))"
          + " FROM pg_index WHERE indisunique AND indrelid IN (SELECT oid FROM pg_class"
          + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
          + " AND relname NOT LIKE ALL ('{flyway%,cache%,group%,feedbacks}')) ORDER BY 1";

  private static final String LOOSE =
      "ALTER TABLE users DROP CONSTRAINT users_username_key;"
          + "ALTER TABLE user_settings DROP CONSTRAINT user_settings_pkey;"
          + "ALTER TABLE characters DROP CONSTRAINT characters_user_id_name_key;"
          + "ALTER TABLE character_source_info"
          + " DROP CONSTRAINT character_source_info_character_id_key;";

  @Test
  void constraints_that_an_installation_lacks_are_added() throws Exception {
    TestDatabase fresh = TestDatabase.empty();
    TestDatabase loose = TestDatabase.ofAnEarlyInstallation();
    loose.run(LOOSE);
    migrate(fresh);
    migrate(loose);
    assertThat(loose.column(UNIQUE)).isEqualTo(fresh.column(UNIQUE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users (username, password_hash, created_at) VALUES ('小明','',1)|users|小明",
        "characters (user_id,name,created_at,updated_at) VALUES (1,'李白',1,1)|characters|(1,李白)",
        "user_settings (user_id, updated_at) VALUES (1, 2)|user_settings|1",
        "character_source_info (character_id) VALUES (1)|character_source_info|1"
      })
  void rows_that_contradict_a_constraint_stop_the_start_and_stay(
      String twin, String table, String which) throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    database.run(LOOSE + "INSERT INTO " + twin);
    List<String> before = database.column("SELECT t::text FROM " + table + " AS t");
    assertThatThrownBy(() -> migrate(database))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining(table + " has several rows with the same (")
        .hasMessageContaining(": " + which + ". Keep one of each, then start again.")
        .message()
        .doesNotContain("\n");
    assertThat(database.column("SELECT t::text FROM " + table + " AS t")).isEqualTo(before);
  }

  @Test
  void the_log_is_written_where_a_writer_has_temporary_tables_of_the_same_names() throws Exception {
    TestDatabase database = TestDatabase.ofAnEarlyInstallation();
    migrate(database);
    database.run("TRUNCATE cache_invalidation");
    database.run(
        "CREATE TEMP TABLE cache_invalidation (cache TEXT, args TEXT[]);"
            + "UPDATE users SET is_admin = 1 - is_admin WHERE id = 1");
    assertThat(database.column("SELECT DISTINCT cache || args[1] FROM cache_invalidation"))
        .containsExactly("account1");
  }

  @Test
  void administrators_of_an_installation_are_noted_and_those_to_come_whoever_makes_them()
      throws Exception {
    String begun = "SELECT begun FROM administration";
    TestDatabase adopted = TestDatabase.ofAnEarlyInstallation();
    migrate(adopted);
    assertThat(adopted.column(begun)).containsExactly("t");
    for (String made :
        List.of(
            "INSERT INTO users (username, password_hash, created_at, is_admin) VALUES ('b','',1,1)",
            "UPDATE users SET is_admin = 1 WHERE username = 'a'",
            "SET session_replication_role = replica; UPDATE users SET is_admin = 1")) {
      TestDatabase fresh = TestDatabase.empty();
      migrate(fresh);
      fresh.run("INSERT INTO users (username, password_hash, created_at) VALUES ('a', '', 1)");
      assertThat(fresh.column(begun)).containsExactly("f");
      fresh.run(made);
      fresh.run("DELETE FROM users");
      assertThat(fresh.column(begun)).as(made).containsExactly("t");
    }
  }

  @Test
  void several_workers_may_start_at_once() throws Exception {
    for (TestDatabase database :
        List.of(TestDatabase.empty(), TestDatabase.ofAnEarlyInstallation())) {
      Callable<Void> worker =
          () -> {
            migrate(database);
            return null;
          };
      ExecutorService workers = Executors.newFixedThreadPool(4);
      try {
        for (Future<Void> done :
            workers.invokeAll(Stream.generate(() -> worker).limit(4).toList())) {
          done.get();
        }
      } finally {
        workers.shutdownNow();
      }
      assertThat(database.column(APPLIED)).containsExactly("1");
    }
  }

  @Test
  void a_second_start_changes_nothing() throws Exception {
    TestDatabase database = TestDatabase.empty();
    migrate(database);
    migrate(database);
    assertThat(database.column(APPLIED)).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({
    "password_hash = 'new', true",
    "is_admin = 0, true",
    "is_admin = 1, false",
    "avatar_url = 'x', false",
    "username = 'x', false"
  })
  void sessions_end_with_a_changed_password_or_lost_rights_whoever_writes(
      String change, boolean ends) throws Exception {
    TestDatabase database = TestDatabase.empty();
    migrate(database);
    database.run(
        "INSERT INTO users (username, password_hash, created_at, is_admin) VALUES ('a','b',1,1)");
    List<String> before = database.column("SELECT token_epoch FROM users");
    database.run("UPDATE users SET " + change);
    assertThat(database.column("SELECT token_epoch FROM users").equals(before)).isEqualTo(!ends);
  }

  @Test
  void every_change_of_a_password_ends_sessions_also_two_within_a_second() throws Exception {
    TestDatabase database = TestDatabase.empty();
    migrate(database);
    database.run("INSERT INTO users (username, password_hash, created_at) VALUES ('a','b',1)");
    database.run("CREATE TABLE seen AS SELECT token_epoch FROM users");
    for (int change = 0; change < 3; change++) {
      database.run("UPDATE users SET password_hash = password_hash || 'x'");
      database.run("INSERT INTO seen SELECT token_epoch FROM users");
    }
    assertThat(database.column("SELECT token_epoch FROM seen")).doesNotHaveDuplicates();
  }

  @Test
  void a_server_that_does_not_answer_is_named_in_one_sentence() {
    DatabaseSettings nowhere =
        new DatabaseSettings(Server.HOST, Ports.free(), "fastnpc", "fastnpc", "secret");
    assertThatThrownBy(() -> new Migrations(nowhere).run())
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("PostgreSQL cannot be used")
        .hasMessageContaining(":" + nowhere.port())
        .hasMessageContaining("POSTGRES_HOST")
        .hasMessageNotContaining("secret")
        .message()
        .doesNotContain("\n");
  }

  private static void migrate(TestDatabase database) {
    new Migrations(database.settings()).run();
  }
}
