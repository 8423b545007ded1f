package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  @ParameterizedTest
  @CsvSource({
    "npc.example.com:8080, npc-example-com-8080",
    "主机:8080, -8080",
    "a-host-with-a-name-that-is-longer-than-is-of-use.example.com:8080,"
        + " hat-is-longer-than-is-of-use-example-com-8080"
  })
  void a_worker_is_known_by_its_tokens(String name, String known) {
    Tokens tokens = Tokens.unique(name);
    String worker = tokens.next().worker();
    assertThat(worker).isEqualTo(tokens.worker());
    assertThat(known).endsWith(Tokens.name(worker)).contains("8080");
    assertThat(Tokens.unique(name).worker()).isNotEqualTo(worker);
  }

  @Test
  void one_without_a_name_has_random_ones() {
    String worker = Tokens.unique("").worker();
    assertThat(Tokens.name(worker)).isEqualTo(worker);
  }
}
