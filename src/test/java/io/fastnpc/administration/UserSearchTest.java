package io.fastnpc.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserSearchTest {
  @ParameterizedTest
  @CsvSource({"a, b", "ab, ac", "小明, 小昏", "a\uD7FF, a\uE000", "😀, 😁", "a\uDBFF\uDFFF, b"})
  void the_text_after_all_that_begin_so_has_the_next_character(String typed, String after) {
    assertThat(search(typed).after()).contains(after);
  }

  @Test
  void nothing_comes_after_the_last_of_all_texts() {
    assertThat(search("\uDBFF\uDFFF").after()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "007, 7", "999999999, 999999999", "9999999999, -1", "x, -1", "-7, -1"})
  void a_number_can_be_an_id(String typed, int id) {
    assertThat(search(typed).id().orElse(-1)).isEqualTo(id);
  }

  private static UserSearch search(String typed) {
    return UserSearch.of(typed).orElseThrow();
  }

  @Test
  void nothing_typed_is_no_search() {
    assertThat(UserSearch.of("")).isEmpty();
  }
}
