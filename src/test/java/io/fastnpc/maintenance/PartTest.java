package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', *",
    "'', ' ', *",
    "'', char_*, char_*",
    "char_id, '', char_id:*",
    "char_id, 7:*, char_id:7:*",
    "char_id, char_id:7:*, char_id:7:*",
    "char_id, 7:[ab]?, char_id:7:[ab]?",
    "'', *悟空*, *悟空*"
  })
  void a_pattern_is_about_the_chosen_cache_or_about_whole_keys(
      String cache, String pattern, String glob) {
    assertThat(Part.of(cache, pattern)).contains(new Part(glob));
  }

  @Test
  void what_keys_write_otherwise_is_looked_for_as_they_write_it() {
    assertThat(Part.of("char_id", "7:Dr Watson\"{}\t*"))
        .contains(new Part("char_id:7:Dr%20Watson%22%7B%7D%09*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a:b", "~", "A", "1", "a b"})
  void what_is_no_name_of_a_cache_is_refused(String cache) {
    assertThat(Part.of(cache, "*")).isEmpty();
  }
}
