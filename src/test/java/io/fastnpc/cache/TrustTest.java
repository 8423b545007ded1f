package io.fastnpc.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.cache.statistics.Bypass;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final Incarnation HERE = new Incarnation("here", "1");

  private static final Epoch EPOCH =
      new Epoch("e1", 1, "db", Optional.of(HERE), Duration.ofMinutes(1), 1);

  private final Time time = Time.system();

  @Test
  void a_grant_counts_from_before_its_poll_began() {
    Trust trust = new Trust(time);
    trust.grant(EPOCH, time.nanos());
    assertThat(trust.incarnation()).isEqualTo(HERE);
    trust.grant(EPOCH, time.nanos() - Duration.ofMinutes(1).toNanos());
    assertThat(trust.incarnation()).isNull();
    assertThat(trust.reason()).isEqualTo(Bypass.POLL_LATE);
  }

  @Test
  void what_is_switched_off_stays_so_whatever_the_polls_show() {
    Trust trust = new Trust(time);
    trust.switchOff();
    trust.grant(EPOCH, time.nanos());
    trust.withhold(Standing.LOG_UNAVAILABLE);
    assertThat(trust.incarnation()).isNull();
    assertThat(trust.reason()).isEqualTo(Bypass.SWITCHED_OFF);
  }
}
