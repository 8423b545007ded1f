package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.administration.ServerFacts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvictionsTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Evictions evictions = new Evictions();

  @Test
  void what_an_old_server_evicted_before_the_first_look_is_not_of_the_last_hour() {
    assertThat(look("a", 90_000, 500, DAY)).isZero();
    assertThat(look("a", 90_001, 502, DAY + 1000)).isEqualTo(2);
  }

  @Test
  void a_young_server_has_evicted_all_of_it_within_the_hour() {
    assertThat(look("a", 60, 500, DAY)).isEqualTo(500);
    assertThat(look("b", 1, 3, DAY + MINUTE)).isEqualTo(3);
  }

  @Test
  void evictions_are_over_an_hour_after_the_last() {
    look("a", 90_000, 500, DAY);
    for (long minute = 1; minute <= 10; minute++) {
      assertThat(look("a", 90_000, 500 + minute, DAY + minute * MINUTE)).isEqualTo(minute);
    }
    for (long minute = 11; minute < 70; minute++) {
      assertThat(look("a", 90_000, 510, DAY + minute * MINUTE)).as("minute " + minute).isPositive();
    }
    assertThat(look("a", 90_000, 510, DAY + 70 * MINUTE)).isZero();
  }

  @Test
  void a_server_that_is_down_says_nothing() {
    assertThat(evictions.look(ServerFacts.DOWN, DAY)).isEqualTo(ServerFacts.DOWN);
  }

  private long look(String runId, long uptime, long evicted, long now) {
    ServerFacts facts =
        new ServerFacts(
            true, 1, "7", runId, "master", uptime, 1, 1, 1, 1, 1, "", evicted, 0, 0, 0, 0);
    return evictions.look(facts, now).evictedLastHour();
  }
}
