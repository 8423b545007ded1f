package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitBoundsTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  @Test
  void the_shortest_fence_outlives_the_latest_commit() {
    Duration latest = Duration.ofMillis(CommitBounds.IDLE_MILLIS + CommitBounds.STATEMENT_MILLIS);
    assertThat(CommitBounds.MIN_FENCE).isGreaterThan(latest);
    assertThat(settings(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE).fence())
        .isEqualTo(CommitBounds.MIN_FENCE);
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> settings(CommitBounds.MAX_TRUST, CommitBounds.MIN_FENCE.minus(MILLI)))
        .withMessageContaining("FASTNPC_CACHE_FENCE");
  }

  @Test
  void a_writer_that_waits_for_redis_and_for_the_end_of_trust_does_not_idle_too_long() {
    assertThat(CommitBounds.MAX_TRUST.plus(CommitBounds.MAX_REDIS_TIMEOUT))
        .isLessThanOrEqualTo(Duration.ofMillis(CommitBounds.IDLE_MILLIS));
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> settings(CommitBounds.MAX_TRUST.plus(MILLI), CommitBounds.MIN_FENCE))
        .withMessageContaining("FASTNPC_CACHE_TRUST");
  }

  @Test
  void a_suspension_takes_less_than_half_of_a_fence_to_begin() {
    assertThat(Duration.ofMillis(CommitBounds.LOG_STATEMENT_MILLIS))
        .isLessThan(CommitBounds.MIN_FENCE.dividedBy(2));
  }

  private static CacheSettings settings(Duration trust, Duration fence) {
    return new CacheSettings(true, "x:", MILLI, trust, fence, MILLI, MILLI, 1, Duration.ofHours(1));
  }
}
