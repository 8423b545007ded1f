package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import java.net.URI;

/**
 * What is attacked, and by whom.
 *
 * @param installation the servers
 * @param plan how much of everything
 * @param accounts whom the attacker can be
 * @param findings what breaks a rule
 */
record Field(Installation installation, AttackPlan plan, Accounts accounts, Findings findings) {
  /** The worker of the {@code number}th attacker. */
  URI worker(int number) {
    return installation.address(number);
  }

  int workers() {
    return installation.workers().size();
  }
}
