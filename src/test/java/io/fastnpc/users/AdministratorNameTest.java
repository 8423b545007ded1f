package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdministratorNameTest {
  private final AdministratorName admin = new AdministratorName(Optional.of("admin"));

  @Test
  void the_name_itself_is_no_imitation() {
    assertThat(admin.is("admin")).isTrue();
    assertThat(admin.isImitatedBy("admin")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Admin",
        "ADMIN",
        "ａｄｍｉｎ",
        "𝐚𝐝𝐦𝐢𝐧",
        "ⓐⓓⓜⓘⓝ", // capitals, compatible forms
        "аdmin",
        "αdmin",
        "аԁміո",
        "admιn",
        "ΑDMIΝ",
        "ᴀᴅᴍɪɴ", // other scripts
        "adm1n",
        "admln",
        "admIn",
        "adm|n",
        "@dmin",
        "4dmin",
        "adrnin",
        "aclmin", // of ASCII
        "ádmin",
        "admın",
        "ADMİN",
        "a\u0332dmin",
        "adm\u0131n", // accents, dots
        "ad\u200bmin",
        "admin\ufeff",
        "\u202eadmin",
        "ad\u00admin",
        "admin\ufe0f",
        "ad\u034fmin",
        "ad min",
        "admin\u00a0",
        "ad\u3000min",
        "ad\tmin",
        "admin\u3164",
        "\u2800admin",
        "adm\u0001in"
      })
  void what_looks_like_it_is_an_imitation(String username) {
    assertThat(admin.isImitatedBy(username)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "admins", "admin2", "administrator", "badmin", "小明", "\u200b"})
  void other_names_are_none(String username) {
    assertThat(admin.isImitatedBy(username)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "modem, modern",
    "modern, modem",
    "modern, MODEM",
    "modern, mоdеm",
    "clara, dara",
    "dara, clara",
    "vvally, wally",
    "wally, vvally",
    "vvv, wv",
    "vvv, vw",
    "wrn, vvm"
  })
  void two_letters_that_look_like_one_do_so_in_either_name(String name, String username) {
    assertThat(new AdministratorName(Optional.of(name)).isImitatedBy(username)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"modern, moden", "modem, moder", "wally, vally", "corner, coner", "m, r"})
  void half_of_such_a_pair_is_another_letter(String name, String username) {
    assertThat(new AdministratorName(Optional.of(name)).isImitatedBy(username)).isFalse();
  }

  @Test
  void a_name_in_any_script_has_imitations() {
    AdministratorName chinese = new AdministratorName(Optional.of("管理员"));
    assertThat(chinese.isImitatedBy("管理\u200b员")).isTrue();
    assertThat(chinese.isImitatedBy("管 理员")).isTrue();
    assertThat(chinese.isImitatedBy("管理者")).isFalse();
    AdministratorName russian = new AdministratorName(Optional.of("Рома"));
    assertThat(russian.isImitatedBy("Pома")).isTrue(); // with the Latin P
    AdministratorName accented = new AdministratorName(Optional.of("é\\E]|(root"));
    assertThat(accented.isImitatedBy("E\\e]|(r00t")).isTrue();
  }

  @Test
  void where_there_is_no_such_name_nothing_imitates_it() {
    AdministratorName none = new AdministratorName(Optional.empty());
    assertThat(none.is("admin")).isFalse();
    assertThat(none.isImitatedBy("Admin")).isFalse();
  }
}
