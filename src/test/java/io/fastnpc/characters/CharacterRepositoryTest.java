package io.fastnpc.characters;

import static io.fastnpc.characters.CharacterStore.asked;
import static io.fastnpc.characters.Documents.data;
import static io.fastnpc.characters.Documents.json;
import static io.fastnpc.characters.Documents.memories;
import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CharacterRepositoryTest {
  private static final CharacterStore store = new CharacterStore();
  private static final CharacterName WUKONG = new CharacterName("孙悟空");
  private static final CharacterName BAJIE = new CharacterName("猪八戒");

  /** How many want one name at once. */
  private static final int CROWD = 8;

  private int user;

  @BeforeEach
  void a_user() {
    user = store.newUser();
  }

  @Test
  void a_character_is_made_once_and_found_from_then_on() throws Exception {
    Creation.Found made = store.create(user, WUKONG);
    assertThat(made).isInstanceOf(Creation.Created.class);
    assertThat(store.create(user, WUKONG)).isEqualTo(new Creation.Existing(made.id(), WUKONG));
    assertThat(store.characters.id(user, WUKONG)).contains(new CharacterId(made.id()));
    assertThat(store.characters.id(store.newUser(), WUKONG)).isEmpty();
  }

  @Test
  void only_a_new_character_takes_the_initial_data() throws Exception {
    create(WUKONG, "{\"来源\":{\"链接\":\"first\"}}");
    create(WUKONG, "{\"来源\":{\"链接\":\"second\"}}");
    assertThat(json(store.profiles.structured(user, WUKONG)).at("/来源/链接").asText())
        .isEqualTo("first");
    assertThat(
            store.text(
                "SELECT concat(model, ' ', source) FROM characters WHERE user_id = :user_id",
                arg("user_id", user)))
        .isEqualTo("m s");
  }

  @Test
  void a_renamed_character_keeps_what_is_known_about_it() throws Exception {
    create(WUKONG, "{\"来源\":{\"链接\":\"x\"}}");
    Optional<CharacterId> id = store.characters.id(user, WUKONG);
    assertThat(rename(WUKONG, BAJIE)).isEqualTo(new Renaming.Renamed(WUKONG, BAJIE));
    assertThat(store.characters.id(user, WUKONG)).isEmpty();
    assertThat(store.characters.id(user, BAJIE)).isEqualTo(id);
    assertThat(json(store.profiles.structured(user, BAJIE)).at("/来源/链接").asText()).isEqualTo("x");
  }

  @Test
  void a_taken_name_and_a_missing_character_are_told_apart() throws Exception {
    store.create(user, WUKONG);
    store.create(user, BAJIE);
    assertThat(rename(WUKONG, BAJIE)).isEqualTo(new Renaming.NameTaken());
    assertThat(rename(WUKONG, WUKONG)).isEqualTo(new Renaming.NameTaken());
    assertThat(rename(new CharacterName("nobody"), BAJIE))
        .isEqualTo(new Renaming.NoSuchCharacter());
  }

  @Test
  void a_copy_has_everything_but_the_messages() throws Exception {
    int id = create(WUKONG, Documents.everything().toString()).id();
    store.write(
        () ->
            store.profiles.write(user, asked(WUKONG), memories("{\"short_term\":[\"b\",\"a\"]}")));
    store.execute(
        "UPDATE characters SET baike_content = '百科', avatar_url = '/a.png', is_test_case = 1"
            + " WHERE id = :id",
        arg("id", id));
    store.execute(
        "INSERT INTO messages (user_id, character_id, role, content, created_at)"
            + " VALUES (:user_id, :character_id, 'user', 'hello', 0)",
        arg("user_id", user),
        arg("character_id", id));
    Copying copying = copy(WUKONG);
    assertThat(copying).isEqualTo(new Copying.Copied(new CharacterName("孙悟空-副本")));
    CharacterName copy = new CharacterName("孙悟空-副本");
    assertThat(json(store.profiles.profile(user, copy)))
        .isEqualTo(json(store.profiles.profile(user, WUKONG)));
    assertThat(
            store.number(
                "SELECT count(DISTINCT (model, source, structured_json, baike_content, avatar_url,"
                    + " is_test_case)) FROM characters WHERE user_id = :user_id",
                arg("user_id", user)))
        .isEqualTo(1);
    CharacterId copied = store.characters.id(user, copy).orElseThrow();
    assertThat(store.reads.whole(Messages.between(user, copied), CharacterStore.MAX_VALUE_BYTES))
        .hasToString("Optional[{\"messages\":[]}]");
  }

  @Test
  void each_copy_takes_the_next_free_name() throws Exception {
    store.create(user, WUKONG);
    assertThat(copy(WUKONG)).isEqualTo(new Copying.Copied(new CharacterName("孙悟空-副本")));
    assertThat(copy(WUKONG)).isEqualTo(new Copying.Copied(new CharacterName("孙悟空-副本2")));
    assertThat(copy(WUKONG)).isEqualTo(new Copying.Copied(new CharacterName("孙悟空-副本3")));
    assertThat(copy(BAJIE)).isEqualTo(new Copying.NoSuchCharacter());
  }

  @Test
  void the_longest_name_can_be_copied() throws Exception {
    CharacterName longest = new CharacterName("空".repeat(64));
    store.create(user, longest);
    assertThat(copy(longest))
        .isEqualTo(new Copying.Copied(new CharacterName("空".repeat(61) + "-副本")));
    assertThat(copy(longest))
        .isEqualTo(new Copying.Copied(new CharacterName("空".repeat(60) + "-副本2")));
  }

  @Test
  void deleting_takes_everything_and_minds_nothing_missing() throws Exception {
    create(WUKONG, Documents.everything().toString());
    delete(WUKONG);
    delete(WUKONG);
    assertThat(store.characters.id(user, WUKONG)).isEmpty();
    assertThat(store.profiles.profile(user, WUKONG)).isEmpty();
  }

  @Test
  void the_list_shows_the_latest_change_first() throws Exception {
    int older = store.create(user, WUKONG).id();
    int newer = store.create(user, BAJIE).id();
    store.execute("UPDATE characters SET updated_at = 2000000000 WHERE id = :id", arg("id", older));
    JsonNode items = items();
    assertThat(items.findValuesAsText("role")).containsExactly("孙悟空", "猪八戒");
    assertThat(items.findValuesAsText("path"))
        .containsExactly("db://characters/" + older, "db://characters/" + newer);
    assertThat(items.get(0))
        .isEqualTo(
            json(
                """
                {"role":"孙悟空","path":"db://characters/%d","source":"database",
                 "updated_at":2000000000,"preview":"","avatar_url":"","is_test_case":false}
                """
                    .formatted(older)));
  }

  @Test
  void nobody_elses_characters_are_in_the_list() throws Exception {
    store.create(store.newUser(), WUKONG);
    assertThat(store.lists.own(user).orElseThrow().toString()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void the_preview_is_the_introduction_on_one_line() throws Exception {
    assertThat(preview("one\ntwo\r\nthree\rfour\n\nfive")).isEqualTo("one two three four  five");
  }

  @Test
  void the_preview_is_cut_after_140_characters_and_only_then_marked() throws Exception {
    assertThat(preview("😀".repeat(140))).isEqualTo("😀".repeat(140));
    assertThat(preview("😀".repeat(141))).isEqualTo("😀".repeat(140) + "…");
  }

  @Test
  void the_preview_has_no_blanks_at_its_ends_however_many_the_introduction_has() throws Exception {
    String blanks = "\r\n \t\u3000".repeat(200);
    assertThat(preview(blanks + "one" + blanks)).isEqualTo("one");
    assertThat(preview(" " + "x".repeat(140) + blanks)).isEqualTo("x".repeat(140));
    assertThat(preview(blanks + "x".repeat(140) + blanks + "y")).isEqualTo("x".repeat(140) + "…");
    assertThat(preview("x\r\n".repeat(47) + "y" + " ".repeat(300)))
        .isEqualTo("x ".repeat(47) + "y");
    assertThat(preview(blanks)).isEmpty();
  }

  @Test
  void an_installation_with_boolean_test_marks_is_read_and_copied() throws Exception {
    store.write(
        () -> {
          store.execute("ALTER TABLE characters ALTER is_test_case DROP DEFAULT");
          store.execute(
              "ALTER TABLE characters ALTER is_test_case TYPE BOOLEAN USING is_test_case <> 0");
          store.characters.create(
              user, asked(WUKONG), Optional.empty(), Optional.empty(), Optional.empty());
          store.execute(
              "UPDATE characters SET is_test_case = true WHERE user_id = :user_id",
              arg("user_id", user));
          store.characters.copy(user, asked(WUKONG));
          assertThat(items().findValuesAsText("is_test_case")).containsExactly("true", "true");
          store.execute(
              "ALTER TABLE characters ALTER is_test_case TYPE INT USING is_test_case::INT");
          store.execute("ALTER TABLE characters ALTER is_test_case SET DEFAULT 0");
          return user;
        });
  }

  @Test
  void of_many_who_make_a_character_of_one_name_exactly_one_does() throws Exception {
    List<Creation.Found> creations = atOnce(n -> store.create(user, WUKONG));
    assertThat(creations).filteredOn(Creation.Created.class::isInstance).hasSize(1);
    assertThat(creations).extracting(Creation.Found::id).containsOnly(creations.get(0).id());
  }

  @Test
  void of_many_who_take_a_name_by_renaming_exactly_one_does() throws Exception {
    for (int n = 0; n < CROWD; n++) {
      store.create(user, new CharacterName("n" + n));
    }
    List<Renaming> renamings = atOnce(n -> rename(new CharacterName("n" + n), WUKONG));
    assertThat(renamings).filteredOn(Renaming.Renamed.class::isInstance).hasSize(1);
    assertThat(renamings).filteredOn(Renaming.NameTaken.class::isInstance).hasSize(CROWD - 1);
  }

  @Test
  void no_more_than_a_user_may_have_are_made_by_any_way_even_at_once() throws Exception {
    List<Creation> creations =
        atOnce(n -> store.create(store.few, user, new CharacterName("n" + n)));
    assertThat(creations)
        .filteredOn(Creation.Created.class::isInstance)
        .hasSize(CharacterStore.FEW);
    assertThat(creations).filteredOn(Creation.Full.class::isInstance).isNotEmpty();
    CharacterName first =
        ((Creation.Found)
                creations.stream()
                    .filter(Creation.Found.class::isInstance)
                    .findFirst()
                    .orElseThrow())
            .name();
    assertThat(store.write(() -> store.few.copy(user, asked(first)))).isEqualTo(new Copying.Full());
    assertThat(items()).hasSize(CharacterStore.FEW);

    assertThat(store.create(store.few, user, first))
        .as("the one that exists")
        .isInstanceOf(Creation.Existing.class);
    assertThat(store.write(() -> store.few.rename(user, asked(first), asked(WUKONG))))
        .isInstanceOf(Renaming.Renamed.class);
    store.write(() -> store.few.delete(user, asked(WUKONG)));
    assertThat(store.create(store.few, user, WUKONG)).isInstanceOf(Creation.Created.class);
    assertThat(store.create(store.few, store.newUser(), WUKONG))
        .as("another user's")
        .isInstanceOf(Creation.Created.class);
  }

  @Test
  void many_copies_at_once_get_a_name_each() throws Exception {
    store.create(user, WUKONG);
    assertThat(atOnce(n -> copy(WUKONG))).doesNotHaveDuplicates();
    assertThat(items()).hasSize(CROWD + 1);
  }

  @Test
  void who_loses_a_name_to_a_program_without_locks_gets_its_character() throws Exception {
    Creation.Found creation =
        overtaken(
            () -> store.create(user, WUKONG),
            "INSERT INTO characters (user_id, name, created_at, updated_at) VALUES (:user_id, :name, 0, 0)");
    assertThat(creation).isInstanceOf(Creation.Existing.class);
    assertThat(store.characters.id(user, WUKONG)).contains(new CharacterId(creation.id()));
  }

  @Test
  void who_loses_a_character_to_a_program_without_locks_renames_none() throws Exception {
    store.create(user, WUKONG);
    Renaming renaming =
        overtaken(
            () -> rename(WUKONG, BAJIE),
            "DELETE FROM characters WHERE user_id = :user_id AND name = :name");
    assertThat(renaming).isEqualTo(new Renaming.NoSuchCharacter());
  }

  /** The result of {@code work} if it has to wait for {@code sql} on WUKONG to be committed. */
  private <T> T overtaken(Callable<T> work, String sql) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<T> result =
          store.write(
              () -> {
                store.execute(sql, arg("user_id", user), arg("name", WUKONG.text()));
                Future<T> begun = thread.submit(work);
                while (!begun.isDone() && somebodyWaitsForThisTransaction() == 0) {
                  Thread.onSpinWait();
                }
                return begun;
              });
      return result.get();
    } finally {
      thread.shutdownNow();
    }
  }

  private static int somebodyWaitsForThisTransaction() {
    return store.number(
        "SELECT count(*) FROM pg_locks"
            + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))");
  }

  /** One of the crowd, which is numbered from 0. */
  private interface Member<T> {
    T act(int number) throws Exception;
  }

  private static <T> List<T> atOnce(Member<T> member) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CROWD);
    try {
      CyclicBarrier start = new CyclicBarrier(CROWD);
      List<Callable<T>> crowd = new ArrayList<>();
      for (int n = 0; n < CROWD; n++) {
        int number = n;
        crowd.add(
            () -> {
              start.await();
              return member.act(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(crowd)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private Creation.Found create(CharacterName name, String known) throws Exception {
    return (Creation.Found)
        store.write(
            () ->
                store.characters.create(
                    user,
                    asked(name),
                    Optional.of("m"),
                    Optional.of("s"),
                    Optional.of(data(known))));
  }

  private Renaming rename(CharacterName name, CharacterName newName) throws Exception {
    return store.write(() -> store.characters.rename(user, asked(name), asked(newName)));
  }

  private Copying copy(CharacterName name) throws Exception {
    return store.write(() -> store.characters.copy(user, asked(name)));
  }

  private void delete(CharacterName name) throws Exception {
    store.write(() -> store.characters.delete(user, asked(name)));
  }

  private String preview(String introduction) throws Exception {
    store.create(user, WUKONG);
    store.execute(
        "INSERT INTO character_basic_info (character_id, brief_intro)"
            + " SELECT id, :introduction FROM characters WHERE user_id = :user_id"
            + " ON CONFLICT (character_id) DO UPDATE SET brief_intro = EXCLUDED.brief_intro",
        arg("introduction", introduction),
        arg("user_id", user));
    return items().get(0).path("preview").asText();
  }

  private JsonNode items() {
    return json(store.lists.own(user)).path("items");
  }
}
