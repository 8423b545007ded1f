package io.fastnpc.tools.attack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Shots of one magazine, by some attackers at once.
 *
 * @param name what the magazine holds
 * @param magazine makes the shots
 * @param shots how many
 */
record Volley(String name, Magazine magazine, int shots) implements Wave {
  private static final int ATTACKERS = 8;

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    List<Callable<Void>> attackers =
        IntStream.range(0, ATTACKERS)
            .<Callable<Void>>mapToObj(number -> () -> fire(number, field, tally))
            .toList();
    Crowd.all(attackers);
  }

  private Void fire(int attacker, Field field, Tally tally) throws Exception {
    try (Gun gun = new Gun(field.worker(attacker), field.findings(), tally)) {
      for (int number = attacker; number < shots; number += ATTACKERS) {
        gun.fire(magazine.shot(Dice.of(field.plan().seed(), name, number)));
      }
    }
    return null;
  }
}
