package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTokenTest {
  private static final SessionToken OWN =
      new SessionToken.Own(7, 5, 1000, Instant.MAX, Instant.MAX, "mine", "mine listed");
  private static final SessionToken THEIRS =
      new SessionToken.OfExistingBackEnd(7, "ada", 1000, Instant.MAX, "theirs", "theirs listed");

  @Test
  void an_unchanged_account_honours_both() {
    assertThat(OWN.isHonouredBy(account(5))).isTrue();
    assertThat(THEIRS.isHonouredBy(account(5))).isTrue();
  }

  @Test
  void another_epoch_voids_ours() {
    assertThat(OWN.isHonouredBy(account(6))).isFalse();
    assertThat(OWN.isHonouredBy(account(4))).isFalse();
  }

  @Test
  void another_name_voids_theirs_and_leaves_ours() {
    Account bob = new Account(7, "bob", false, 5, 900, Optional.empty(), List.of());
    assertThat(OWN.isHonouredBy(bob)).isTrue();
    assertThat(THEIRS.isHonouredBy(bob)).isFalse();
  }

  @Test
  void an_account_that_was_made_later_voids_theirs() {
    assertThat(THEIRS.isHonouredBy(created(1000))).isTrue();
    assertThat(THEIRS.isHonouredBy(created(1001))).isFalse();
  }

  @Test
  void an_end_of_all_sessions_in_the_same_second_or_later_voids_theirs() {
    assertThat(THEIRS.isHonouredBy(ended(999))).isTrue();
    assertThat(THEIRS.isHonouredBy(ended(1000))).isFalse();
    assertThat(THEIRS.isHonouredBy(ended(1001))).isFalse();
  }

  @Test
  void what_was_ended_by_its_name_is_over() {
    assertThat(OWN.isHonouredBy(noted("mine"))).isFalse();
    assertThat(THEIRS.isHonouredBy(noted("theirs"))).isFalse();
    assertThat(OWN.isHonouredBy(noted("theirs"))).isTrue();
  }

  @Test
  void what_was_ended_from_the_list_is_over() {
    assertThat(OWN.isHonouredBy(noted("mine listed"))).isFalse();
    assertThat(THEIRS.isHonouredBy(noted("theirs listed"))).isFalse();
    assertThat(OWN.isHonouredBy(noted("theirs listed"))).isTrue();
  }

  @Test
  void another_account_honours_neither() {
    Account other = new Account(8, "ada", false, 5, 900, Optional.empty(), List.of());
    assertThat(OWN.isHonouredBy(other)).isFalse();
    assertThat(THEIRS.isHonouredBy(other)).isFalse();
  }

  private static Account account(long epoch) {
    return new Account(7, "ada", false, epoch, 900, Optional.empty(), List.of());
  }

  private static Account created(long second) {
    return new Account(7, "ada", false, 5, second, Optional.empty(), List.of());
  }

  private static Account ended(long second) {
    return new Account(7, "ada", false, 5, 900, Optional.of(second), List.of());
  }

  private static Account noted(String session) {
    return new Account(7, "ada", false, 5, 900, Optional.empty(), List.of("another", session));
  }
}
