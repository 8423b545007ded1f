package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
  private static final SessionToken OF_A_USER = new SessionToken(7, 5, false, Instant.MAX);
  private static final SessionToken OF_AN_ADMIN = new SessionToken(7, 5, true, Instant.MAX);

  @Test
  void an_unchanged_account_honours_it() {
    assertThat(OF_A_USER.isHonouredBy(new Account(7, "a", false, 5))).isTrue();
    assertThat(OF_AN_ADMIN.isHonouredBy(new Account(7, "a", true, 5))).isTrue();
  }

  @Test
  void another_epoch_voids_it() {
    assertThat(OF_A_USER.isHonouredBy(new Account(7, "a", false, 6))).isFalse();
    assertThat(OF_A_USER.isHonouredBy(new Account(7, "a", false, 4))).isFalse();
  }

  @Test
  void lost_rights_void_it_and_gained_ones_do_not() {
    assertThat(OF_AN_ADMIN.isHonouredBy(new Account(7, "a", false, 5))).isFalse();
    assertThat(OF_A_USER.isHonouredBy(new Account(7, "a", true, 5))).isTrue();
  }
}
