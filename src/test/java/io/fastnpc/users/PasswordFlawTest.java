package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFlawTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "一二三四五", "🌙🌙🌙🌙🌙"})
  void fewer_than_six_characters_are_too_few_however_many_bytes_they_are(String password) {
    assertThat(PasswordFlaw.of(password, "ada")).contains(PasswordFlaw.SHORT);
  }

  @Test
  void characters_are_counted_as_people_do_and_bytes_as_bcrypt_does() {
    assertThat(PasswordFlaw.of("🌙🌞🌙🌞🌙🌞", "ada")).isEmpty();
    assertThat(PasswordFlaw.of("x".repeat(72), "ada")).isEmpty();
    assertThat(PasswordFlaw.of("x".repeat(73), "ada")).contains(PasswordFlaw.LONG);
    assertThat(PasswordFlaw.of("月".repeat(24), "ada")).isEmpty();
    assertThat(PasswordFlaw.of("月".repeat(24) + "x", "ada")).contains(PasswordFlaw.LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456", "password", "PassWord", "QWERTY", "iloveyou", "trustno1"})
  void what_everybody_tries_first_is_refused_in_whatever_case(String password) {
    assertThat(PasswordFlaw.of(password, "ada")).contains(PasswordFlaw.COMMON);
  }

  @Test
  void a_part_of_the_list_that_is_no_word_of_it_is_not_common() {
    assertThat(PasswordFlaw.of("123456\npassword", "ada")).isEmpty();
    assertThat(PasswordFlaw.of("123456password12345678", "ada")).isEmpty();
    assertThat(PasswordFlaw.of("fastnpc-demo", "ada")).isEmpty();
    assertThat(PasswordFlaw.of(SignedIn.PASSWORD, "ada")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ada, fastnpc",
    "ada, FastNPC123",
    "ada, fastnpc2026",
    "ada, f4stnpc!",
    "ada, ｆａｓｔｎｐｃ",
    "ada, fastnpcfastnpc",
    "ada, fast-npc-1",
    "xiaoming, xiaoming",
    "xiaoming, XiaoMing88",
    "xiaoming, x1a0ming",
    "xiaoming, xiaoming@fastnpc",
    "xiaoming, fastnpc-xiaoming1",
    "ada, adaadaada",
    "ada, ada1999",
    "Ada Lovelace, lovelace12",
    "小明同学, 小明同学12",
    "小明, 小明2026"
  })
  void little_else_than_the_product_or_the_own_name_is_refused(String username, String password) {
    assertThat(PasswordFlaw.of(password, username)).contains(PasswordFlaw.COMMON);
  }

  @ParameterizedTest
  @CsvSource({
    "demo, fastnpc-demo",
    "admin, fastnpc-demo",
    "ada, fastnpc and a horse",
    "ada, canada-lake",
    "a, cabanas",
    "ada, trada2",
    "lin, berlin-x",
    "xiaoming, xiaoming likes tea",
    "bob, correct horse",
    "'', sesame street",
    "***, s***street**"
  })
  void words_of_the_context_among_others_are_no_reason(String username, String password) {
    assertThat(PasswordFlaw.of(password, username)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sesame\0open", "sesame\ud800", "\udc00sesame", "se\udc00\ud800same"})
  void what_would_not_be_stored_as_typed_is_refused(String password) {
    assertThat(PasswordFlaw.of(password, "ada")).contains(PasswordFlaw.UNUSABLE);
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
