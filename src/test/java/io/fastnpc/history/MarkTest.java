package io.fastnpc.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkTest {
  private static WorkerLife worker(String version, long startedAt) {
    return new WorkerLife(UUID.randomUUID(), "w" + startedAt, version, startedAt);
  }

  @Test
  void the_first_worker_of_another_version_is_a_deployment_and_all_others_are_starts() {
    List<WorkerLife> workers =
        List.of(worker("1", 10), worker("1", 20), worker("2", 30), worker("2", 40));
    assertThat(Mark.of(workers, 15))
        .extracting(Mark::at, Mark::kind, Mark::before)
        .containsExactly(
            tuple(20L, Mark.Kind.START, Optional.empty()),
            tuple(30L, Mark.Kind.DEPLOYMENT, Optional.of("1")),
            tuple(40L, Mark.Kind.START, Optional.empty()));
  }
}
