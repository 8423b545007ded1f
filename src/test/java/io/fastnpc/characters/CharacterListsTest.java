package io.fastnpc.characters;

import static io.fastnpc.characters.Documents.json;
import static io.fastnpc.database.Argument.arg;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterListsTest {
  private static final CharacterStore store = new CharacterStore();

  private int user;

  @BeforeEach
  void a_user() {
    user = store.newUser();
  }

  @Test
  void a_list_that_one_value_can_hold_is_cached_as_one_document() {
    characters(3);
    assertThat(roles(store.lists.own(user))).containsExactly("c3", "c2", "c1");
  }

  @Test
  void a_longer_list_is_no_value() {
    characters(8_000);
    assertThat(store.lists.own(user)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"BY_CHANGE, 'c3,c2,c1'", "BY_ID, 'c1,c2,c3'"})
  void a_list_is_a_document_or_nothing_by_its_size_in_bytes(Order order, String roles) {
    characters(3);
    LongList own = CharacterLists.own(user, order);
    int size = store.reads.whole(own, CharacterStore.MAX_VALUE_BYTES).orElseThrow().size();
    assertThat(roles(store.reads.whole(own, size + 100))).containsExactly(roles.split(",", -1));
    assertThat(store.reads.whole(own, size / 2)).isEmpty();
  }

  @Test
  void the_list_of_all_has_everybodys() {
    characters(1);
    LongList all = CharacterLists.all(Order.BY_ID);
    assertThat(store.reads.whole(all, Integer.MAX_VALUE).orElseThrow().toString())
        .contains("\"role\":\"c1\"");
  }

  /** They change one after the other, but for the last two, which change in the same second. */
  private void characters(int count) {
    store.execute(
        "INSERT INTO characters (user_id, name, created_at, updated_at)"
            + " SELECT :user_id, 'c' || n, n, least(n, :count - 1)"
            + " FROM generate_series(1, :count) AS n",
        arg("user_id", user),
        arg("count", count));
  }

  private static List<String> roles(Optional<? extends Object> list) {
    JsonNode items = json(list.orElseThrow().toString()).path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("role").asText())
        .toList();
  }
}
