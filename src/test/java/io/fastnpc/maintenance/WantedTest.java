package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.KeyForm;
import io.fastnpc.cache.administration.KeyForm.Kind;
import io.fastnpc.cache.administration.KeyForm.Part;
import io.fastnpc.maintenance.KeyView.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
  private static final Part USER = new Part("user_id", Kind.NUMBER);
  private static final Policy POLICY = new Policy(Optional.empty(), Optional.empty());
  private static final Catalog CATALOG =
      new Catalog(
          new TreeMap<>(Map.of("list", POLICY, "named", POLICY)),
          List.of(
              new KeyForm("list", List.of(USER)),
              new KeyForm("list", List.of(new Part("all", Kind.WORD))),
              new KeyForm("named", List.of(USER, new Part("name", Kind.TEXT)))));

  @ParameterizedTest
  @CsvSource({
    "list:7",
    "list:all",
    "list:2147483647",
    "named:7:Ada",
    "named:7:42",
  })
  void keys_that_the_application_may_have_are_possible(String key) throws MalformedKey {
    Wanted wanted = Wanted.of(key, CATALOG);
    assertThat(wanted.impossible()).isEmpty();
    assertThat(wanted.key().logical()).isEqualTo(key);
    assertThat(wanted.normal()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lists:7, UNKNOWN_CACHE",
    "other:list:7, UNKNOWN_CACHE",
    "list:7:8, WRONG_PARTS",
    "named:7, WRONG_PARTS",
    "list:ada, WRONG_PARTS",
    "named:ada:Ada, NOT_A_NUMBER",
    "named:*:Ada, NOT_A_NUMBER",
    "named:0:Ada, NO_ID",
    "named:-1:Ada, NO_ID",
    "named:2147483648:Ada, NO_ID",
    "named:99999999999999999999:Ada, NO_ID",
  })
  void impossible_keys_are_so_for_a_reason(String key, Why why) throws MalformedKey {
    assertThat(Wanted.of(key, CATALOG).impossible()).hasValue(why);
  }

  @Test
  void what_they_should_look_like_is_told() throws MalformedKey {
    assertThat(Wanted.of("list:7:8", CATALOG).forms())
        .extracting(KeyForm::toString)
        .containsExactly("list:{user_id}", "list:all");
    assertThat(Wanted.of("lists:7", CATALOG).forms()).hasSize(3);
  }

  @Test
  void names_and_numbers_are_written_as_the_application_writes_them() throws MalformedKey {
    Wanted wanted = Wanted.of("named:+007:Ada   L.", CATALOG);
    assertThat(wanted.impossible()).isEmpty();
    assertThat(wanted.key()).isEqualTo(Key.of("named", 7, "Ada   L."));
    assertThat(wanted.normal()).hasValue(Key.of("named", 7, "Ada L_"));
  }

  @Test
  void a_note_is_no_entry() {
    assertThatThrownBy(() -> Wanted.of("~board", CATALOG))
        .isInstanceOfSatisfying(
            MalformedKey.class,
            malformed -> assertThat(malformed.flaw()).isEqualTo(MalformedKey.Flaw.NO_ENTRY));
  }
}
