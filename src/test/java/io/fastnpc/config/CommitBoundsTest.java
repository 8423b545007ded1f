package io.fastnpc.config;

import static io.fastnpc.config.SomeSettings.cache;
import static io.fastnpc.config.SomeSettings.redis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitBoundsTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  /** For the longest trust to run out everywhere. */
  private static final Duration WAIT = CommitBounds.MAX_TRUST.multipliedBy(6).dividedBy(5);

  @Test
  void the_shortest_fence_outlives_the_latest_commit() {
    Duration latest = Duration.ofMillis(CommitBounds.IDLE_MILLIS + CommitBounds.STATEMENT_MILLIS);
    assertThat(CommitBounds.MIN_FENCE).isGreaterThan(latest);
    assertThat(cache(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE).fence())
        .isEqualTo(CommitBounds.MIN_FENCE);
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> cache(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE.minus(MILLI)))
        .withMessageContaining("FASTNPC_CACHE_FENCE");
  }

  @Test
  void a_writer_that_waits_for_redis_and_for_the_end_of_trust_does_not_idle_too_long() {
    Duration idle = Duration.ofMillis(CommitBounds.IDLE_MILLIS);
    Duration timeout = Duration.ofMillis(250);
    CacheSettings longest = cache(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE);
    Duration retry = CommitBounds.retry(redis(timeout), longest);
    assertThat(retry.plus(timeout).plus(WAIT)).isLessThan(idle);
    assertThat(retry).as("time for a second try").isGreaterThan(timeout);
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> cache(CommitBounds.MAX_TRUST.plus(MILLI), CommitBounds.MIN_FENCE))
        .withMessageContaining("FASTNPC_CACHE_TRUST");
  }

  @Test
  void maxima_that_do_not_fit_together_are_refused() {
    CacheSettings longest = cache(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE);
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> CommitBounds.retry(redis(CommitBounds.MAX_REDIS_TIMEOUT), longest))
        .withMessage(
            "REDIS_TIMEOUT taken twice and FASTNPC_CACHE_TRUST and a fifth must be less than PT2.925S"
                + " together, not PT4.4S");
    CacheSettings brief = cache(Duration.ofMillis(700), CommitBounds.MIN_FENCE);
    assertThat(CommitBounds.retry(redis(CommitBounds.MAX_REDIS_TIMEOUT), brief))
        .isGreaterThan(CommitBounds.MAX_REDIS_TIMEOUT);
  }

  @Test
  void the_least_sum_that_is_too_long_is_refused() {
    CacheSettings longest = cache(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE);
    Duration timeout = CommitBounds.MAX_WAIT.minus(WAIT).dividedBy(2);
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> CommitBounds.retry(redis(timeout), longest));
    assertThat(CommitBounds.retry(redis(timeout.minus(MILLI)), longest)).isPositive();
  }
}
