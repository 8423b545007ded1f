package io.fastnpc.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnMetersTest extends MetersContract {
  private final FakeTime time = new FakeTime();

  @Override
  protected Meters meters() {
    return new OwnMeters(time::nanos);
  }

  @Override
  protected void elapse(Duration duration) {
    time.advance(duration);
  }

  @Test
  void a_flood_of_others_does_not_free_what_fails_often() {
    OwnMeters meters = new OwnMeters(time::nanos);
    Pace pace = new Pace(3, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1));
    List<Metered> attacked = List.of(new Metered("attacked", pace));
    for (int i = 0; i < 4; i++) {
      meters.count(attacked);
    }
    for (int i = 0; i < 300_000; i++) {
      meters.count(List.of(new Metered("flood-" + i, pace)));
      if (i % 1_000 == 0) {
        assertThat(meters.count(attacked)).isInstanceOf(Meters.Paused.class);
      }
    }
    assertThat(meters.count(attacked)).isInstanceOf(Meters.Paused.class);
  }
}
