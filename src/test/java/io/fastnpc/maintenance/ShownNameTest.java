package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNameTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "char_id:7:悟空, char_id:7:悟空",
        "\"fastnpc:char_id:7:\\xe6\\x82\\x9f\\xe7\\xa9\\xba\", fastnpc:char_id:7:悟空",
        "3) \"fastnpc:char_id:7:Ada\", fastnpc:char_id:7:Ada",
        "'fastnpc:char_id:7:Ada', fastnpc:char_id:7:Ada",
        "\"a\\\\b\\\"c\", a\\b\"c",
        "fastnpc:char_id:7:\\xE6\\x82\\x9f, fastnpc:char_id:7:悟",
        "char_id:7:a\\b, char_id:7:a\\b",
        "char_id:7:\"Ada\", char_id:7:\"Ada\"",
        "\", \"",
      })
  void what_redis_cli_shows_is_the_name_and_anything_else_is_itself(String typed, String name) {
    assertThat(ShownName.read("  " + typed + " ")).isEqualTo(name);
  }

  @Test
  void control_characters_come_back() {
    assertThat(ShownName.read("\"a\\n\\r\\t\\a\\b\"")).isEqualTo("a\n\r\t\u0007\b");
  }
}
