package io.fastnpc.characters;

import static io.fastnpc.characters.CharacterStore.asked;
import static io.fastnpc.characters.Documents.data;
import static io.fastnpc.characters.Documents.json;
import static io.fastnpc.characters.Documents.memories;
import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows whose names are not in normal form, as programs besides this one write them. */
class CharacterNamesTest {
  private static final CharacterStore store = new CharacterStore();
  private static final CharacterName WILD = new CharacterName(" 哪吒！A/B ");
  private static final CharacterName TAME = CharacterName.normal(WILD.text());

  private final CharacterNames names = new CharacterNames(store.characters);
  private int user;

  @BeforeEach
  void a_user() {
    user = store.newUser();
  }

  @Test
  void the_row_that_is_called_exactly_so_comes_before_the_one_in_normal_form() {
    assertThat(found(WILD)).isEmpty();
    int tame = insert(TAME);
    assertThat(found(WILD)).contains(new CharacterId(tame));
    int wild = insert(WILD);
    assertThat(found(WILD)).contains(new CharacterId(wild));
    assertThat(found(TAME)).contains(new CharacterId(tame));
  }

  @Test
  void a_row_is_not_found_by_the_normal_form_of_its_name() {
    insert(WILD);
    assertThat(found(TAME)).isEmpty();
  }

  @Test
  void a_character_that_gets_the_other_name_during_the_look_up_is_found() {
    int id = insert(TAME);
    List<CharacterName> readUnder = new ArrayList<>();
    Optional<CharacterId> found =
        names.find(
            user,
            asked(WILD),
            name -> {
              if (readUnder.isEmpty()) {
                call(id, WILD);
              }
              readUnder.add(name);
              return store.characters.id(user, name);
            });
    assertThat(found).contains(new CharacterId(id));
    assertThat(readUnder).containsExactly(TAME, WILD);
  }

  @Test
  void a_name_longer_than_is_cached_is_found_and_so_is_one_that_no_row_can_have() {
    CharacterName longest = new CharacterName("!".repeat(1000));
    assertThat(found(longest)).isEmpty();
    assertThat(found(new CharacterName("a\0b"))).isEmpty();
    int id = insert(longest);
    assertThat(found(longest)).contains(new CharacterId(id));
    assertThat(found(new CharacterName("a\0b"))).isEmpty();
    int normal = insert(new CharacterName("a_b"));
    assertThat(found(new CharacterName("a\0b"))).contains(new CharacterId(normal));
  }

  @Test
  void every_write_goes_to_the_row_that_is_found_and_says_which_name_it_has() throws Exception {
    int tame = insert(TAME);
    int wild = insert(WILD);
    assertThat(
            store.write(
                () -> store.profiles.write(user, asked(WILD), data("{\"来源\":{\"链接\":\"w\"}}"))))
        .contains(new FoundCharacter(wild, WILD));
    assertThat(
            store.write(
                () -> store.profiles.write(user, asked(WILD), memories("{\"long_term\":[\"m\"]}"))))
        .contains(new FoundCharacter(wild, WILD));
    assertThat(json(store.profiles.profile(user, WILD)))
        .isEqualTo(
            json(
                "{\"来源\":{\"唯一标识\":null,\"链接\":\"w\",\"来源信息量\":null},"
                    + "\"短期记忆\":[],\"长期记忆\":[\"m\"]}"));
    assertThat(store.create(user, WILD)).isEqualTo(new Creation.Existing(wild, WILD));
    assertThat(store.write(() -> store.characters.copy(user, asked(WILD))))
        .isEqualTo(new Copying.Copied(TAME.copy(1)));
    assertThat(store.profiles.profile(user, TAME.copy(1)))
        .isEqualTo(store.profiles.profile(user, WILD));
    assertThat(store.write(() -> store.characters.delete(user, asked(WILD))))
        .contains(new FoundCharacter(wild, WILD));
    assertThat(found(TAME)).contains(new CharacterId(tame));
    assertThat(store.write(() -> store.characters.delete(user, asked(WILD))))
        .contains(new FoundCharacter(tame, TAME));
    assertThat(store.write(() -> store.characters.delete(user, asked(WILD)))).isEmpty();
  }

  @Test
  void a_renamed_row_gets_a_name_in_normal_form() throws Exception {
    int wild = insert(WILD);
    assertThat(rename(WILD, WILD)).isEqualTo(new Renaming.NameTaken());
    CharacterName next = new CharacterName("x！");
    assertThat(rename(WILD, next)).isEqualTo(new Renaming.Renamed(WILD, new CharacterName("x_")));
    assertThat(found(next)).contains(new CharacterId(wild));
    insert(WILD);
    assertThat(rename(next, WILD)).isEqualTo(new Renaming.NameTaken());
  }

  private Renaming rename(CharacterName name, CharacterName newName) throws Exception {
    return store.write(() -> store.characters.rename(user, asked(name), asked(newName)));
  }

  private Optional<CharacterId> found(CharacterName name) {
    return names.find(user, asked(name), row -> store.characters.id(user, row));
  }

  private int insert(CharacterName name) {
    return store.number(
        "INSERT INTO characters (user_id, name, created_at, updated_at)"
            + " VALUES (:user_id, :name, 0, 0) RETURNING id",
        arg("user_id", user),
        arg("name", name.text()));
  }

  private static void call(int id, CharacterName name) {
    store.execute(
        "UPDATE characters SET name = :name WHERE id = :id",
        arg("name", name.text()),
        arg("id", id));
  }
}
