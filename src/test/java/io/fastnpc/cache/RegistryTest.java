package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final Duration TRUST = Duration.ofSeconds(2);
  private static final Duration HALF = TRUST.dividedBy(2);

  private final FakeTime time = new FakeTime();
  private final Registry registry = new Registry(time);

  private void observe(String name, Map<String, Long> counts) {
    registry.observe(new Hearing(name, counts, "stream", 1, 1, List.of()));
  }

  private Map<String, Long> silent(String epoch) {
    Incarnation here = new Incarnation("here", "1");
    return registry.silent(new Epoch(epoch, 1, "db", Optional.of(here), TRUST, 2), TRUST);
  }

  @Test
  void a_registry_is_complete_when_it_has_been_known_for_the_length_of_trust() {
    assertThat(registry.incomplete("one", TRUST)).as("not observed yet").isEqualTo(TRUST);
    observe("one", Map.of());
    time.advance(HALF);
    observe("one", Map.of());
    assertThat(registry.incomplete("one", TRUST)).isEqualTo(HALF);
    time.advance(HALF);
    assertThat(registry.incomplete("one", TRUST)).isZero();
  }

  @Test
  void another_registry_is_not_complete_nor_is_none() {
    observe("one", Map.of());
    time.advance(TRUST);
    assertThat(registry.incomplete("two", TRUST)).isEqualTo(TRUST);
    assertThat(registry.incomplete("", TRUST)).isEqualTo(TRUST);
    observe("two", Map.of());
    observe("one", Map.of());
    assertThat(registry.incomplete("one", TRUST)).as("begun anew").isEqualTo(TRUST);
  }

  @Test
  void a_worker_that_stands_still_for_the_length_of_trust_is_silent() {
    silent("e1");
    observe("one", Map.of("a", 1L, "b", 1L));
    time.advance(HALF);
    observe("one", Map.of("a", 1L, "b", 2L));
    assertThat(silent("e1")).isEmpty();
    time.advance(HALF);
    observe("one", Map.of("a", 1L, "b", 2L));
    assertThat(silent("e1")).containsExactlyEntriesOf(Map.of("a", 1L));
  }

  @Test
  void a_worker_that_was_gone_in_between_has_not_stood_still() {
    silent("e1");
    observe("one", Map.of("a", 1L));
    time.advance(HALF);
    observe("one", Map.of());
    observe("one", Map.of("a", 1L));
    time.advance(HALF);
    observe("one", Map.of("a", 1L));
    assertThat(silent("e1")).isEmpty();
  }

  @Test
  void what_was_observed_in_another_epoch_or_registry_does_not_count() {
    silent("e1");
    observe("one", Map.of("a", 1L));
    time.advance(TRUST);
    assertThat(silent("e2")).as("trust may be longer in it").isEmpty();
    observe("one", Map.of("a", 1L));
    time.advance(TRUST);
    observe("two", Map.of("a", 1L));
    assertThat(silent("e2")).isEmpty();
  }
}
