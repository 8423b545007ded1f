package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.cache.fakes.InMemoryDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldEpochTest {
  private static final Incarnation REDIS = new Incarnation("run", "replid");

  private final InMemoryDatabase primary = reigned();
  private final InMemoryDatabase promoted = reigned();

  private static InMemoryDatabase reigned() {
    InMemoryDatabase database = new InMemoryDatabase(() -> 0L, Duration.ofHours(1));
    try {
      assertThat(database.start(database.look(), REDIS, Duration.ofSeconds(1))).isTrue();
    } catch (LogUnavailable impossible) {
      throw new IllegalStateException(impossible);
    }
    return database;
  }

  @Test
  void the_epoch_that_was_read_first_is_answered_once_and_then_what_became_of_it()
      throws LogUnavailable {
    HeldEpoch held = new HeldEpoch(primary::look, primary);
    Epoch first = held.epoch();
    primary.end(first);
    assertThat(first.reigning()).contains(REDIS);
    assertThat(held.epoch().isVacant()).isTrue();
  }

  /** An old primary may live on: what is ended at the new one still reigns where this commits. */
  @Test
  void what_another_postgresql_says_is_not_believed() throws LogUnavailable {
    promoted.restart();
    HeldEpoch held = new HeldEpoch(primary::look, promoted);
    promoted.end(held.epoch());
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(held::epoch)
        .withMessageContaining("another PostgreSQL");
  }
}
