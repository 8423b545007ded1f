package io.fastnpc.tools.attack;

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
    Crowd.of(ATTACKERS, attacker -> fire(attacker, field, tally));
  }

  private void fire(int attacker, Field field, Tally tally) throws Exception {
    try (Gun gun = new Gun(field.worker(attacker), field.findings(), tally)) {
      for (int number = attacker; number < shots; number += ATTACKERS) {
        gun.fire(magazine.shot(Dice.of(field.plan().seed(), name, number)));
      }
    }
  }
}
