package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFlawTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "一二三四五", "🌙🌙🌙🌙🌙"})
  void fewer_than_six_characters_are_too_few_however_many_bytes_they_are(String password) {
    assertThat(PasswordFlaw.of(password)).contains(PasswordFlaw.SHORT);
  }

  @Test
  void characters_are_counted_as_people_do_and_bytes_as_bcrypt_does() {
    assertThat(PasswordFlaw.of("🌙🌞🌙🌞🌙🌞")).isEmpty();
    assertThat(PasswordFlaw.of("x".repeat(72))).isEmpty();
    assertThat(PasswordFlaw.of("x".repeat(73))).contains(PasswordFlaw.LONG);
    assertThat(PasswordFlaw.of("月".repeat(24))).isEmpty();
    assertThat(PasswordFlaw.of("月".repeat(24) + "x")).contains(PasswordFlaw.LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", "password", "PassWord", "QWERTY", "iloveyou", "trustno1"})
  void what_everybody_tries_first_is_refused_in_whatever_case(String password) {
    assertThat(PasswordFlaw.of(password)).contains(PasswordFlaw.COMMON);
  }

  @Test
  void a_part_of_the_list_that_is_no_word_of_it_is_not_common() {
    assertThat(PasswordFlaw.of("123456\npassword")).isEmpty();
    assertThat(PasswordFlaw.of("123456password12345678")).isEmpty();
    assertThat(PasswordFlaw.of("fastnpc-demo")).isEmpty();
    assertThat(PasswordFlaw.of(SignedIn.PASSWORD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sesame\0open", "sesame\ud800", "\udc00sesame", "se\udc00\ud800same"})
  void what_would_not_be_stored_as_typed_is_refused(String password) {
    assertThat(PasswordFlaw.of(password)).contains(PasswordFlaw.UNUSABLE);
  }

  @Test
  void the_sentences_are_those_that_clients_know() {
    assertThat(PasswordFlaw.values())
        .extracting(PasswordFlaw::sentence)
        .containsExactly("密码至少6位", "密码不能超过72字节", "密码过于常见", "密码含有无法使用的字符");
    assertThat(PasswordFlaw.SHORT.sentenceAtChange()).isEqualTo("新密码至少6位");
    assertThat(PasswordFlaw.COMMON.sentenceAtChange()).isEqualTo("密码过于常见");
  }
}
