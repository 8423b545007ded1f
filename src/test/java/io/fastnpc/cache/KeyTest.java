package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"悟空", "Dr Watson", "a:b*", "100%", "\uD800", "😀", "%41", "[x]"})
  void what_a_key_reads_as_names_it_again(String name) throws MalformedKey {
    Key key = Key.of("char_profile", 7, name);
    assertThat(Key.parse(key.logical())).isEqualTo(key);
  }

  @Test
  void what_is_typed_plainly_is_escaped() throws MalformedKey {
    assertThat(Key.parse(" char_id:7:Dr Watson ")).isEqualTo(Key.of("char_id", 7, "Dr Watson"));
    assertThat(Key.parse("char_id:7:50%*")).isEqualTo(Key.of("char_id", 7, "50%*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "char_id", ":1", "Char:1"})
  void a_key_begins_with_its_cache(String typed) {
    assertThat(catchThrowableOfType(MalformedKey.class, () -> Key.parse(typed)).flaw())
        .isEqualTo(MalformedKey.Flaw.NO_CACHE);
  }

  @Test
  void a_note_of_the_application_is_no_entry() {
    assertThat(catchThrowableOfType(MalformedKey.class, () -> Key.parse(" ~workers:1")).flaw())
        .isEqualTo(MalformedKey.Flaw.NO_ENTRY);
  }

  @Test
  void the_parts_of_a_key_are_known_as_they_were() {
    List<Object> parts = List.of("7", "50%*:?[]\\ \"悟空\ud83d\ude00\ud83d", "%41", "$1");
    assertThat(Key.of("char_id", parts).parts()).isEqualTo(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"char_id:", "char_id::x", "char_id:7:"})
  void every_part_of_a_key_says_something(String typed) {
    assertThat(catchThrowableOfType(MalformedKey.class, () -> Key.parse(typed)).flaw())
        .isEqualTo(MalformedKey.Flaw.EMPTY_PART);
  }
}
