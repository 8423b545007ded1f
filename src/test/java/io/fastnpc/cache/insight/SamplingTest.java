package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private final Sampling sampling = new Sampling();

  @Test
  void little_traffic_is_taken_wholly() {
    assertThat(IntStream.range(0, Sampling.MOST).map(i -> sampling.weight())).containsOnly(1);
  }

  @Test
  void of_much_traffic_about_as_much_is_taken_and_the_weights_add_up_to_it() {
    int events = 3_000_000;
    int[] weights = IntStream.range(0, events).map(i -> sampling.weight()).toArray();
    assertThat(IntStream.of(weights).filter(weight -> weight > 0).count()).isLessThan(50_000);
    assertThat(IntStream.of(weights).asLongStream().sum())
        .isBetween(events * 8L / 10, events * 12L / 10);
  }

  @Test
  void a_calm_is_taken_wholly_again() {
    IntStream.range(0, 1_000_000).forEach(i -> sampling.weight());
    IntStream.range(0, 14).forEach(i -> sampling.tick());
    assertThat(sampling.weight()).isEqualTo(1);
  }
}
