package io.fastnpc.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiceTest {
  private static final Accounts ACCOUNTS = new Accounts("fastnpc_auth=abcdefgh.ij", "b", "c", "d");

  @Test
  void a_seed_and_a_number_repeat_a_shot() {
    Magazine bodies = new Bodies(ACCOUNTS);
    for (int number = 0; number < 100; number++) {
      assertThat(bodies.shot(Dice.of(1, "bodies", number)))
          .isEqualTo(bodies.shot(Dice.of(1, "bodies", number)));
    }
  }

  @Test
  void another_number_is_another_shot() {
    Magazine names = new Names(ACCOUNTS);
    assertThat(names.shot(Dice.of(1, "names", 1))).isNotEqualTo(names.shot(Dice.of(1, "names", 2)));
  }
}
