package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final String NAME = HttpSettings.FRONTEND_ORIGIN;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example",
        "http://192.168.1.5:5173",
        "http://localhost:8000",
        "http://[fe80::1]:5173",
        "http://web_1:5173"
      })
  void what_browsers_send_is_taken(String origin) {
    assertThat(Origins.include(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example",
        "https://app.example/",
        "https://app.example/x",
        "https://app.example?x",
        "https://user@app.example",
        "https://App.example",
        "https://app.example:443",
        "http://app.example:80",
        "ftp://app.example",
        "app.example",
        "https://",
        "https://a b",
      })
  void anything_else_stops_the_start_in_either_variable_and_is_named(String text) {
    for (String name : new String[] {NAME, "FASTNPC_CORS_ORIGINS"}) {
      Environment environment = environment(Map.of(name, "https://app.example, " + text));
      assertThatThrownBy(() -> environment.origins("FASTNPC_CORS_ORIGINS", NAME))
          .isInstanceOf(InvalidSetting.class)
          .hasMessageStartingWith(name + " must name exact origins")
          .hasMessageEndingWith("not " + text);
    }
  }

  @Test
  void both_variables_count() {
    Environment environment =
        environment(
            Map.of("FASTNPC_CORS_ORIGINS", "https://a.example", NAME, "http://b:1 ,http://c:2,"));
    assertThat(environment.origins("FASTNPC_CORS_ORIGINS", NAME))
        .containsExactlyInAnyOrder("https://a.example", "http://b:1", "http://c:2");
    assertThat(environment(Map.of()).origins(NAME)).isEmpty();
  }

  private static Environment environment(Map<String, String> variables) {
    return new Environment(name -> Optional.ofNullable(variables.get(name)));
  }
}
