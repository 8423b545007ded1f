package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.json.RawJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsedSessionsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final MovingClock clock = new MovingClock(NOW);
  private final UsedSessions used = new UsedSessions(clock);
  private final Written written = new Written();

  @Test
  void a_session_is_written_once_in_five_minutes_however_often_it_is_used() {
    for (int second = 0; second < 3_600; second++) {
      clock.now = NOW.plusSeconds(second);
      use("a", 1);
      used.write(written);
    }
    assertThat(written.sessions).hasSize(12);
    for (int i = 1; i < written.sessions.size(); i++) {
      assertThat(
              Duration.between(
                  written.sessions.get(i - 1).seenAt(), written.sessions.get(i).seenAt()))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }
  }

  @Test
  void what_cannot_be_written_is_written_later() {
    use("a", 1);
    written.away = true;
    assertThatThrownBy(() -> used.write(written)).isInstanceOf(IllegalStateException.class);
    clock.now = NOW.plusSeconds(60);
    use("b", 2);
    written.away = false;
    used.write(written);
    assertThat(written.sessions).extracting(OpenSession::id).containsExactlyInAnyOrder("a", "b");
    used.write(written);
    assertThat(written.sessions).hasSize(2);
  }

  @Test
  void the_sessions_of_one_account_can_be_written_before_the_others() {
    use("a", 1);
    use("b", 2);
    used.write(written, 2);
    assertThat(written.sessions).extracting(OpenSession::id).containsExactly("b");
    used.write(written);
    assertThat(written.sessions).extracting(OpenSession::id).containsExactly("b", "a");
  }

  @Test
  void an_outage_fills_no_memory_and_the_last_are_noted_when_it_is_over() {
    written.away = true;
    for (int session = 0; session < 20_000; session++) {
      use("s" + session, session);
    }
    written.away = false;
    used.write(written);
    assertThat(written.sessions).hasSize(10_000);
    assertThat(written.largest).isLessThanOrEqualTo(500);
    use("s19999", 19_999);
    used.write(written);
    assertThat(written.sessions).hasSize(10_001);
  }

  private void use(String id, int userId) {
    used.note(id, now -> new OpenSession(userId, id, Optional.empty(), 1, 2, now, "::1", ""));
  }

  private static final class Written implements OpenSessions {
    private final List<OpenSession> sessions = new ArrayList<>();
    private int largest;
    private boolean away;

    @Override
    public void write(List<OpenSession> some, Instant now) {
      if (away) {
        throw new IllegalStateException("away");
      }
      largest = Math.max(largest, some.size());
      sessions.addAll(some);
    }

    @Override
    public RawJson list(int userId, String current, Optional<Duration> idle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, Long> count(Collection<Integer> userIds, Optional<Duration> idle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean end(int userId, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void prune(Optional<Duration> idle) {
      throw new UnsupportedOperationException();
    }
  }
}
