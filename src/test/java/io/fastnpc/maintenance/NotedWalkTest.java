package io.fastnpc.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.administration.Progress;
import org.junit.jupiter.api.Test;

class NotedWalkTest {
  @Test
  void a_walk_that_went_through_needs_no_remark() {
    NotedWalk walk = new NotedWalk(Progress.UNWATCHED);
    assertThat(walk.step(500, 1000, 3)).isTrue();
    assertThat(walk.step(1000, 1000, 7)).isTrue();
    walk.hasEnded();
    assertThat(walk.matched()).isEqualTo(7);
    assertThat(walk.remark()).isEmpty();
  }

  @Test
  void a_walk_that_somebody_ended_says_so() {
    NotedWalk walk = new NotedWalk((looked, all, matched) -> false);
    assertThat(walk.step(500, 1000, 3)).isFalse();
    walk.hasEnded();
    assertThat(walk.matched()).isEqualTo(3);
    assertThat(walk.remark()).isEqualTo(" (stopped half-way)");
  }

  @Test
  void a_walk_that_failed_has_cleared_at_least_so_many() {
    NotedWalk walk = new NotedWalk(Progress.UNWATCHED);
    walk.step(500, 1000, 3);
    assertThat(walk.matched()).isEqualTo(3);
    assertThat(walk.remark()).startsWith(" (at least");
  }
}
