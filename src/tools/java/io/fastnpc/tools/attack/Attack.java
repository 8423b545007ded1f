package io.fastnpc.tools.attack;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.scenarios.ShippedInstallation;
import io.fastnpc.tools.scenarios.Surroundings;
import io.fastnpc.tools.servers.Installation;
import java.io.PrintStream;

/**
 * Attacks two workers with the options that are shipped, while users read and write, and prints
 * what came of it; {@link AttackPlan} says how much of everything.
 */
public final class Attack {
  private Attack() {}

  /** Attacks. @throws AssertionError if a rule was broken */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = Console.out();
    AttackPlan plan = AttackPlan.full(System.getProperties());
    out.printf("%s%n%s%n", Surroundings.describe(), plan);
    try (Installation installation = ShippedInstallation.start(2, true)) {
      SiegeReport report = new Siege(installation, plan, out::println).withAllWaves();
      out.println("\n" + report);
      if (!report.counts().isEmpty()) {
        throw new AssertionError("rules were broken: " + report.counts());
      }
    }
  }
}
