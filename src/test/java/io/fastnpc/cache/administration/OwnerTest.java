package io.fastnpc.cache.administration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  @ParameterizedTest
  @CsvSource({"account:7, 7", "char_id:42:7, 42", "a:2147483647:x, 2147483647", "a:0:, 0"})
  void the_first_part_of_a_key_is_whose_it_is(String key, int owner) {
    assertThat(Owner.of(key)).contains(owner);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a:", "a::7", "char_list:all", "a:2147483648", "a:-1", "a:٧", "7"})
  void another_key_is_nobodys(String key) {
    assertThat(Owner.of(key)).isEmpty();
  }
}
