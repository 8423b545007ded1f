package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.cache.statistics.Bypass;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final Incarnation HERE = new Incarnation("here", "1");

  private static final Epoch EPOCH =
      new Epoch("e1", 1, "db", Optional.of(HERE), Duration.ofMinutes(1), 1);

  private final FakeTime time = new FakeTime();
  private final Trust trust = new Trust(time);

  @Test
  void a_grant_counts_from_before_its_poll_began() {
    Moment began = Moment.now(time);
    time.advance(Duration.ofSeconds(59));
    trust.grant(EPOCH, began, false);
    assertThat(trust.incarnation()).isEqualTo(HERE);
    time.advance(Duration.ofSeconds(1));
    assertThat(trust.incarnation()).isNull();
    assertThat(trust.reason()).isEqualTo(Bypass.POLL_LATE);
  }

  @Test
  void a_machine_that_slept_wakes_without_trust() {
    Moment began = Moment.now(time);
    trust.grant(EPOCH, began, false);
    time.jump(Duration.ofHours(1));
    assertThat(trust.incarnation()).isNull();
    trust.grant(EPOCH, began, false);
    assertThat(trust.incarnation()).as("the poll had begun before").isNull();
    trust.grant(EPOCH, Moment.now(time), false);
    assertThat(trust.incarnation()).isEqualTo(HERE);
    time.jump(Duration.ofHours(-2));
    assertThat(trust.incarnation()).as("a clock that was set back").isEqualTo(HERE);
    time.advance(Duration.ofMinutes(1));
    assertThat(trust.incarnation()).isNull();
  }

  @Test
  void what_is_switched_off_stays_so_whatever_the_polls_show() {
    trust.switchOff();
    trust.grant(EPOCH, Moment.now(time), true);
    trust.withhold(Standing.LOG_UNAVAILABLE);
    assertThat(trust.incarnation()).isNull();
    assertThat(trust.reason()).isEqualTo(Bypass.SWITCHED_OFF);
  }
}
