package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  private static Environment of(String value) {
    return new Environment(name -> Optional.ofNullable(Map.of("NAME", value).get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" p w ", "p${HOME}w", "p\\w", "'p\"w'", "#p%w", "$$", "口令", " ", "\t"})
  void a_secret_is_taken_as_it_is(String value) {
    assertThat(of(value).secret("NAME")).contains(value);
  }

  @Test
  void an_empty_secret_is_none() {
    assertThat(of("").secret("NAME")).isEmpty();
    assertThat(of("x").secret("ANOTHER")).isEmpty();
  }

  @Test
  void other_values_lose_their_blanks() {
    assertThat(of(" name ").text("NAME")).contains("name");
    assertThat(of(" ").text("NAME")).isEmpty();
    assertThat(of(" a , ,b ").list("NAME", List.of())).containsExactly("a", "b");
  }

  @Test
  void what_the_locale_has_destroyed_is_refused() {
    Environment environment = of("p\uFFFD\uFFFD");
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> environment.secret("NAME"))
        .withMessageStartingWith("NAME has a character that Java cannot read")
        .withMessageContaining("LC_ALL=C.UTF-8");
    assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> environment.text("NAME"));
  }
}
