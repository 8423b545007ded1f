package io.fastnpc.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers count as failures that users noticed. */
class FailedAnswersTest {
  private final FailedAnswers failed = new FailedAnswers();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void a_read_that_failed_counts_once(String method) {
    failed.count(method, "/api/characters", 503, false);
    assertThat(failed.all()).isOne();
    assertThat(failed.writes()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void a_write_that_failed_counts_as_a_write_too(String method) {
    failed.count(method, "/api/me/settings", 500, false);
    assertThat(failed.all()).isOne();
    assertThat(failed.writes()).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 404, 429, 499, 501})
  void what_was_answered_or_refused_is_no_failure(int status) {
    failed.count("PUT", "/api/me/settings", status, false);
    assertThat(failed.all()).isZero();
    assertThat(failed.writes()).isZero();
  }

  @Test
  void a_health_check_that_says_down_is_no_failure_of_its_own() {
    failed.count("GET", "/health/ready", 503, false);
    assertThat(failed.all()).isZero();
  }

  @Test
  void what_was_turned_away_for_lack_of_room_is_counted_apart_as_well() {
    failed.count("GET", "/api/characters", 503, true);
    failed.count("GET", "/api/characters", 503, false);
    failed.count("GET", "/api/characters", 429, true);
    assertThat(failed.all()).isEqualTo(2);
    assertThat(failed.turnedAway()).isOne();
  }
}
