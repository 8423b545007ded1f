package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {
  @Test
  void a_time_for_idling_that_throws_readers_out_stops_the_start() {
    assertThat(idling("PT1M").idle()).contains(Duration.ofMinutes(1));
    assertThatThrownBy(() -> idling("PT59S"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("FASTNPC_SESSION_IDLE")
        .hasMessageContaining("at least PT1M");
  }

  @Test
  void sessions_do_not_end_by_idling_unless_it_is_asked_for() {
    assertThat(new Environment(name -> Optional.of(" ")).duration("FASTNPC_SESSION_IDLE"))
        .isEmpty();
    assertThatThrownBy(
            () -> new Environment(name -> Optional.of("PT0S")).duration("FASTNPC_SESSION_IDLE"))
        .isInstanceOf(InvalidSetting.class);
  }

  private static SessionSettings idling(String idle) {
    return new SessionSettings(
        "0123456789abcdef0123456789abcdef",
        false,
        Optional.empty(),
        false,
        Duration.ofDays(30),
        Optional.of(Duration.parse(idle)));
  }
}
