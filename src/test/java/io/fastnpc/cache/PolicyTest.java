package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void a_ttl_varies_by_five_per_cent_and_no_more() {
    Duration ttl = Duration.ofMinutes(5);
    LongSummaryStatistics lives =
        IntStream.range(0, 10_000)
            .mapToLong(draw -> Policy.jittered(ttl).toMillis())
            .summaryStatistics();
    assertThat(lives.getMin()).isBetween(285_000L, 286_000L);
    assertThat(lives.getMax()).isBetween(314_000L, 315_000L);
    assertThat(lives.getAverage()).isBetween(299_000.0, 301_000.0);
  }

  @Test
  void the_shortest_ttl_stays_one() {
    Duration shortest = Duration.ofMillis(1);
    assertThat(IntStream.range(0, 1_000).mapToObj(draw -> Policy.jittered(shortest)))
        .containsOnly(shortest);
  }

  @Test
  void a_ttl_that_redis_cannot_express_is_refused() {
    Optional<Duration> tooShort = Optional.of(Duration.ofNanos(999_999));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policy(tooShort, Optional.empty()))
        .withMessageContaining("at least a millisecond");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policy(Optional.empty(), tooShort))
        .withMessageContaining("at least a millisecond");
  }
}
