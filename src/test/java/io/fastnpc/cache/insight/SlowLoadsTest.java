package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlowLoadsTest {
  private final SlowLoads loads = new SlowLoads();

  @Test
  void the_slowest_of_many_are_kept_slowest_first() {
    IntStream.range(0, 1_000).map(i -> i * 7919 % 1_000).forEach(i -> loads.add("key " + i, i, 0));
    List<SlowLoad> slowest = SlowLoads.slowest(loads.all());
    assertThat(slowest).hasSize(SlowLoads.MOST);
    assertThat(slowest).extracting(SlowLoad::micros).startsWith(999L, 998L).endsWith(981L, 980L);
  }

  @Test
  void a_key_that_is_always_slow_takes_one_place() {
    for (int i = 0; i < 100; i++) {
      loads.add("slow", 1_000 + i, i);
    }
    loads.add("other", 5, 0);
    assertThat(SlowLoads.slowest(loads.all()))
        .containsExactly(new SlowLoad("slow", 1_099, 99), new SlowLoad("other", 5, 0));
  }
}
