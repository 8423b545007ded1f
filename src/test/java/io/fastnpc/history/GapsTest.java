package io.fastnpc.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BOB = new UUID(0, 2);

  private final SortedMap<Long, Map<UUID, Reads>> steps = new TreeMap<>();

  private static Reads hits(long hits) {
    return new Reads(hits, 0, 0, 0, 0, 0);
  }

  private List<Long> hits(UUID worker) {
    return steps.values().stream()
        .map(step -> step.getOrDefault(worker, Reads.NONE).hits())
        .toList();
  }

  @Test
  void a_minute_that_redis_lost_is_spread_over_its_steps() {
    Gaps.fill(steps, 0, Map.of(ADA, hits(25)));
    assertThat(steps.firstKey()).isZero();
    assertThat(steps.lastKey()).isEqualTo(55_000);
    assertThat(hits(ADA)).hasSize(12).containsOnly(2L, 3L);
    assertThat(hits(ADA).stream().mapToLong(Long::longValue).sum()).isEqualTo(25);
  }

  @Test
  void only_what_is_not_in_the_steps_that_are_known_is_spread_worker_by_worker() {
    for (long at = 0; at < 60_000; at += 5_000) {
      steps.put(at, new TreeMap<>(Map.of(BOB, hits(7))));
    }
    steps.put(0L, new TreeMap<>(Map.of(BOB, hits(7), ADA, hits(100))));
    Gaps.fill(steps, 0, Map.of(ADA, hits(111), BOB, hits(80)));
    assertThat(hits(ADA)).startsWith(100L, 1L).endsWith(1L);
    assertThat(hits(BOB)).containsOnly(7L);
  }
}
