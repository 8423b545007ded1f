package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
  void a_redis_on_this_machine_is_not_open_to_others(String host) {
    assertThat(settings(host, Optional.empty(), List.of()).isOpenToOthers()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis.internal", "10.0.0.5", "localhost.example.com", "2001:db8::1"})
  void one_elsewhere_is_unless_it_has_a_password(String host) {
    assertThat(settings(host, Optional.empty(), List.of()).isOpenToOthers()).isTrue();
    assertThat(settings(host, Optional.of("x"), List.of()).isOpenToOthers()).isFalse();
  }

  @Test
  void those_behind_sentinels_are_elsewhere() {
    assertThat(settings("localhost", Optional.empty(), List.of("10.0.0.1:26379")).isOpenToOthers())
        .isTrue();
  }

  private static RedisSettings settings(
      String host, Optional<String> password, List<String> sentinels) {
    return new RedisSettings(
        host,
        6379,
        0,
        Optional.empty(),
        password,
        false,
        Optional.empty(),
        sentinels,
        "mymaster",
        Optional.empty(),
        Optional.empty(),
        Duration.ofMillis(250),
        32);
  }
}
