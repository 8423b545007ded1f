package io.fastnpc.cache.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeavyHittersTest {
  private final HeavyHitters sketch = new HeavyHitters();

  @Test
  void what_is_seen_often_is_found_in_the_midst_of_a_hundred_thousand_others() {
    Random random = new Random(7);
    Map<String, Long> truth = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String name = random.nextInt(10) < 3 ? "hot " + random.nextInt(5) : "cold " + i;
      truth.merge(name, 1L, Long::sum);
      sketch.add(name, 1);
    }
    List<Hitter> top = HeavyHitters.top(sketch.all(), 10);
    assertThat(top).extracting(Hitter::name).allMatch(name -> name.startsWith("hot")).hasSize(5);
    assertThat(top)
        .allSatisfy(
            hitter ->
                assertThat(truth.get(hitter.name()))
                    .isBetween(hitter.count() - hitter.error(), hitter.count()));
    assertThat(sketch.all()).hasSizeLessThanOrEqualTo(2 * HeavyHitters.PLACES);
  }

  @Test
  void where_nothing_stands_out_nothing_is_named() {
    for (int i = 0; i < 100_000; i++) {
      sketch.add("name " + i, 1);
    }
    assertThat(HeavyHitters.top(sketch.all(), 10)).isEmpty();
  }

  @Test
  void a_sketch_that_is_not_full_counts_exactly() {
    sketch.add("a", 3);
    sketch.add("b", 1);
    sketch.add("a", 2);
    assertThat(HeavyHitters.top(sketch.all(), 10))
        .containsExactly(new Hitter("a", 5, 0), new Hitter("b", 1, 0));
  }

  @Test
  void the_sketches_of_several_workers_add_up() {
    HeavyHitters other = new HeavyHitters();
    sketch.add("here", 4);
    sketch.add("both", 3);
    other.add("both", 3);
    List<Hitter> all = new ArrayList<>(sketch.all());
    all.addAll(other.all());
    assertThat(HeavyHitters.top(all, 1)).containsExactly(new Hitter("both", 6, 0));
  }

  @Test
  void equal_counts_have_an_order_that_stays() {
    Stream.of("b", "a", "c").forEach(name -> sketch.add(name, 1));
    assertThat(HeavyHitters.top(sketch.all(), 10))
        .extracting(Hitter::name)
        .containsExactly("a", "b", "c");
  }
}
