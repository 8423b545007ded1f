package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.SignedIn;

/** Many clients that log in at once, with wrong passwords and with right ones. */
record LogInStorm() implements Wave {
  private static final int CLIENTS = 100;

  @Override
  public String name() {
    return "log-in storm";
  }

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    int logIns = field.plan().logIns();
    int clients = Math.min(CLIENTS, logIns);
    Crowd.of(clients, client -> logIn(client, logIns / clients, field, tally));
  }

  private static void logIn(int client, int times, Field field, Tally tally) throws Exception {
    try (Gun gun = new Gun(field.worker(client), field.findings(), tally)) {
      for (int time = 0; time < times; time++) {
        Dice dice = Dice.of(field.plan().seed(), "log-in storm", client * times + time);
        gun.fire(logIn(field.accounts(), dice));
      }
    }
  }

  private static Shot logIn(Accounts accounts, Dice dice) {
    String username = dice.of(accounts.username(), "nobody-" + dice.below(1_000));
    String password = dice.chance(20) ? SignedIn.PASSWORD : "wrong " + dice.below(1_000);
    String body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    return Message.of("POST", "/auth/login").json(body).shot();
  }
}
