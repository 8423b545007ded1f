package io.fastnpc.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.Bypass;
import io.fastnpc.cache.CacheStatistics;
import io.fastnpc.http.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFiguresTest {
  private static final CacheStatistics SOME =
      new CacheStatistics(9731, 5, 269, 3, 260, 6, 7, 1, Map.of(Bypass.FENCE, 4L));

  @Test
  void the_rate_of_hits_is_a_percentage_with_two_digits() {
    assertThat(CacheReport.Figures.of(SOME).hitRate()).isEqualTo("97.31%");
    assertThat(CacheReport.Figures.of(CacheStatistics.NONE).hitRate()).isEqualTo("0.00%");
  }

  @Test
  void requests_are_those_that_asked_the_cache() {
    assertThat(CacheReport.Figures.of(SOME).totalRequests()).isEqualTo(10_000);
  }

  @Test
  void all_figures_of_a_cache_stand_side_by_side() {
    assertThat(Json.mapper().valueToTree(CacheFigures.of(SOME)).toString())
        .isEqualTo(
            "{\"hits\":9731,\"misses\":269,\"sets\":260,\"deletes\":7,\"hit_rate\":\"97.31%\","
                + "\"total_requests\":10000,\"negative_hits\":5,\"coalesced\":3,"
                + "\"refused_fills\":6,\"errors\":1,\"bypasses\":{\"fence\":4}}");
  }

  @Test
  void the_totals_are_those_of_all_caches() {
    CacheReport report =
        CacheReport.of("here", Map.of("b", SOME, "a", CacheStatistics.NONE), Map.of());
    assertThat(report.stats()).isEqualTo(CacheReport.Figures.of(SOME));
    assertThat(report.caches()).containsOnlyKeys("a", "b");
    assertThat(report.workers())
        .containsExactly(new CacheReport.Worker("here", CacheReport.Figures.of(SOME)));
  }
}
