package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Counts SOME =
      new Counts(
          Map.of(
              Count.HITS, 9731L,
              Count.NEAR_HITS, 9000L,
              Count.NEGATIVE_HITS, 5L,
              Count.MISSES, 269L,
              Count.COALESCED, 3L,
              Count.AWAITED, 2L,
              Count.FILLS, 260L,
              Count.REFUSED_FILLS, 6L,
              Count.EVICTIONS, 7L,
              Count.ERRORS, 1L),
          Map.of(Bypass.FENCE, 4L));

  private static final Tally TALLY = new Tally(SOME, Spans.NONE, Spans.NONE);

  @Test
  void the_rate_of_hits_is_a_percentage_with_two_digits() {
    assertThat(Figures.of(TALLY).hitRate()).isEqualTo("97.31%");
    assertThat(Figures.of(Tally.NONE).hitRate()).isEqualTo("0.00%");
  }

  @Test
  void requests_are_those_that_asked_the_cache() {
    assertThat(Figures.of(TALLY).totalRequests()).isEqualTo(10_000);
  }

  @Test
  void all_figures_of_a_cache_stand_side_by_side() {
    assertThat(Json.mapper().valueToTree(Figures.of(TALLY)).toString())
        .isEqualTo(
            "{\"hits\":9731,\"misses\":269,\"sets\":260,\"deletes\":7,\"hit_rate\":\"97.31%\","
                + "\"total_requests\":10000,\"reads\":10004,\"bypassed\":4,"
                + "\"stampedes_avoided\":5,\"queries_saved\":9734,"
                + "\"near_hits\":9000,\"negative_hits\":5,\"coalesced\":3,\"awaited\":2,\"fills\":260,"
                + "\"compressed\":0,\"refused_fills\":6,\"oversized\":0,\"evictions\":7,\"unheard\":0,\"errors\":1,"
                + "\"bypasses\":{\"fence\":4},"
                + "\"hit_micros\":{\"count\":0,\"p50\":0,\"p95\":0,\"p99\":0},"
                + "\"load_micros\":{\"count\":0,\"p50\":0,\"p95\":0,\"p99\":0}}");
  }

  @Test
  void the_totals_are_those_of_all_caches() {
    SortedMap<String, Tally> tallies = new TreeMap<>(Map.of("b", TALLY, "a", TALLY));
    StatsAnswer report =
        StatsAnswer.of(
            new Fleet.View(
                true, tallies, List.of(), Set.of(), List.of(), new TreeMap<>(), List.of()),
            Map.of());
    assertThat(report.stats()).isEqualTo(Figures.of(TALLY.plus(TALLY)));
    assertThat(report.caches()).containsOnlyKeys("a", "b");
  }
}
