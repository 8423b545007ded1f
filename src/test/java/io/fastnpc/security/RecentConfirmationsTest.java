package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentConfirmationsTest {
  private static final SessionToken TOKEN = own(7, "session");

  private final AtomicLong nanos = new AtomicLong();
  private final RecentConfirmations recent = new RecentConfirmations(nanos::get);

  @Test
  void a_confirmation_counts_for_five_minutes() {
    recent.note(TOKEN, Optional.of(account(true, 3)));
    advance(Duration.ofMinutes(5).minusNanos(1));
    assertThat(recent.of(TOKEN)).isPresent();
    advance(Duration.ofNanos(1));
    assertThat(recent.of(TOKEN)).isEmpty();
  }

  @Test
  void being_seen_does_not_make_it_last() {
    recent.note(TOKEN, Optional.of(account(true, 3)));
    for (int minute = 0; minute < 5; minute++) {
      recent.of(TOKEN);
      advance(Duration.ofMinutes(1));
    }
    assertThat(recent.of(TOKEN)).isEmpty();
  }

  @Test
  void it_counts_for_the_session_that_was_confirmed_and_no_other() {
    recent.note(TOKEN, Optional.of(account(true, 3)));
    assertThat(recent.of(own(7, "another"))).isEmpty();
    assertThat(recent.of(own(8, "session"))).isEmpty();
  }

  @Test
  void what_was_refused_since_or_is_to_be_forgotten_counts_no_more() {
    for (Optional<Account> refused :
        List.of(
            Optional.<Account>empty(),
            Optional.of(account(false, 3)),
            Optional.of(account(true, 4)))) {
      recent.note(TOKEN, Optional.of(account(true, 3)));
      recent.note(TOKEN, refused);
      assertThat(recent.of(TOKEN)).isEmpty();
    }
    recent.note(TOKEN, Optional.of(account(true, 3)));
    recent.forget(8);
    assertThat(recent.of(TOKEN)).isPresent();
    recent.forget(7);
    assertThat(recent.of(TOKEN)).isEmpty();
  }

  private void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static Account account(boolean admin, long epoch) {
    return new Account(7, "ada", admin, epoch, 1, Optional.empty(), List.of());
  }

  private static SessionToken own(int userId, String name) {
    return new SessionToken.Own(userId, 3, 0, Instant.MAX, Instant.MAX, name, name);
  }
}
