package io.fastnpc.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterTest {
  private final Register register = new Register();

  @Test
  void a_read_returns_the_write_that_was_acknowledged() {
    register.next();
    register.acknowledged();
    assertThat(register.allows(0)).isFalse();
    assertThat(register.allows(1)).isTrue();
  }

  @Test
  void a_write_without_an_answer_may_be_seen_or_not_until_it_is_seen() {
    register.next();
    register.acknowledged();
    register.next();
    assertThat(register.allows(1)).isTrue();
    assertThat(register.allows(2)).isTrue();
    assertThat(register.allows(1)).isFalse();
  }

  @Test
  void what_nobody_wrote_is_not_read() {
    register.next();
    assertThat(register.allows(2)).isFalse();
  }
}
