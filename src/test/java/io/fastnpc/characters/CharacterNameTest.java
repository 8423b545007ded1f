package io.fastnpc.characters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterNameTest {
  /** One code point, two UTF-16 units: a letter of Linear B. */
  private static final String LINEAR_B = "\uD800\uDC00";

  @ParameterizedTest
  @ValueSource(
      strings = {"孙悟空", "Ada Lovelace", "snake_case-7", "Ωμέγα", "Ёж", "日本語カナ", "①Ⅻ½", "𠮷野家"})
  void letters_digits_underscores_and_hyphens_of_any_script_stay(String name) {
    assertThat(name(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:b|a_b",
        "a*?[]%b|a_b",
        "a'\"b|a_b",
        "../../etc/passwd|_etc_passwd",
        "哪吒😀🐉|哪吒_",
        "👩‍🚀|_",
        "a😀 😀b|a_ _b",
        "e\u0301|e_",
        "“孙”|_孙_"
      })
  void every_run_of_other_characters_becomes_one_underscore(String raw, String name) {
    assertThat(name(raw)).isEqualTo(name);
  }

  @Test
  void characters_that_cannot_be_stored_become_underscores_too() {
    assertThat(name("a\0b")).isEqualTo("a_b");
    assertThat(name("a\uD83Db")).isEqualTo("a_b");
  }

  @Test
  void white_space_of_every_kind_is_trimmed_and_runs_become_one_space() {
    assertThat(name(" \t孙\u3000\u00A0\n悟\u0085\u001C空\u2003\r\n")).isEqualTo("孙 悟 空");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3000\t\n\u00A0\u0085"})
  void nothing_and_blanks_are_called_role(String raw) {
    assertThat(name(raw)).isEqualTo("role");
    assertThat(CharacterName.isBlank(raw)).isTrue();
  }

  @Test
  void a_name_of_64_characters_stays_and_a_longer_one_is_cut() {
    assertThat(name("空".repeat(64))).isEqualTo("空".repeat(64));
    assertThat(name("空".repeat(10_000))).isEqualTo("空".repeat(64));
    assertThat(name("*".repeat(10_000))).isEqualTo("_");
  }

  @Test
  void lengths_count_code_points() {
    assertThat(name(LINEAR_B.repeat(65))).isEqualTo(LINEAR_B.repeat(64));
  }

  @Test
  void no_blank_is_left_where_a_name_was_cut() {
    assertThat(name("a".repeat(63) + "   b")).isEqualTo("a".repeat(63));
  }

  @Test
  void a_normal_name_is_its_own_normal_form() {
    String once = name(" *孙: 悟空*  ".repeat(20));
    assertThat(name(once)).isEqualTo(once);
  }

  @Test
  void copies_are_numbered_from_the_second_on() {
    CharacterName name = new CharacterName("孙悟空");
    assertThat(name.copy(1).text()).isEqualTo("孙悟空-副本");
    assertThat(name.copy(2).text()).isEqualTo("孙悟空-副本2");
  }

  @Test
  void the_suffix_of_a_copy_survives_the_longest_name() {
    CharacterName name = new CharacterName(LINEAR_B.repeat(64));
    assertThat(name.copy(1).text()).isEqualTo(LINEAR_B.repeat(61) + "-副本");
    assertThat(name.copy(100).text()).isEqualTo(LINEAR_B.repeat(58) + "-副本100");
  }

  private static String name(String raw) {
    return CharacterName.normal(raw).text();
  }
}
