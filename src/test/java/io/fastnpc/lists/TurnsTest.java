package io.fastnpc.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns(3, 2);

  @Test
  void one_user_leaves_some_to_others() {
    assertThat(turns.take(1)).isTrue();
    assertThat(turns.take(1)).isTrue();
    assertThat(turns.take(1)).isFalse();
    assertThat(turns.take(2)).isTrue();
    assertThat(turns.take(3)).isFalse();
  }

  @Test
  void a_turn_that_was_given_back_can_be_taken_again() {
    for (int round = 0; round < 10; round++) {
      assertThat(turns.take(1)).isTrue();
      assertThat(turns.take(1)).isTrue();
      turns.giveBack(1);
      turns.giveBack(1);
    }
  }
}
