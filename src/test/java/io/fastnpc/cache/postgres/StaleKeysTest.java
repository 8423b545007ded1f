package io.fastnpc.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaleKeysTest {
  private static final List<String> ONE = List.of("1");
  private static final Key KEY = Key.of("thing", ONE);

  private final StaleKeys stale = new StaleKeys(10);

  @Test
  void of_each_key_the_transactions_are_known_that_made_it_stale() {
    stale.add("thing", ONE, "source/1");
    stale.add("thing", ONE, "source/2");
    stale.add("thing", List.of("2"), "source/2");
    assertThat(stale.keys())
        .isEqualTo(
            Map.of(KEY, Set.of("source/1", "source/2"), Key.of("thing", "2"), Set.of("source/2")));
  }

  @Test
  void of_a_key_that_was_written_very_often_no_transaction_is_known() {
    for (int i = 0; i < 1_000; i++) {
      stale.add("thing", ONE, "source/" + i);
    }
    assertThat(stale.keys()).isEqualTo(Map.of(KEY, Set.of()));
  }
}
