package io.fastnpc.tools.load;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.scenarios.ShippedInstallation;
import io.fastnpc.tools.scenarios.Surroundings;
import io.fastnpc.tools.servers.Installation;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** Puts an installation under load and prints what requests cost; {@link Plan} says how. */
public final class Load {
  private Load() {}

  /** Measures, or waits for another load generator. @throws AssertionError if answers were bad */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = Console.out();
    Plan plan = Plan.of(System.getProperties());
    Files.createDirectories(plan.directory());
    try (Installation installation = ShippedInstallation.start(plan.workers(), plan.cache())) {
      List<String> cookies = LoadUsers.logIn(installation);
      if (plan.serve()) {
        new Serving(installation, cookies, plan.directory()).untilInputEnds(System.in, out);
        return;
      }
      Generator generator = Wrk.installed(plan.directory()).orElseGet(ManyThreads::new);
      out.printf(
          "%s, %s%n%d worker(s), cache %s, %s, medians of %d times %s after %s of warming each%n",
          Surroundings.describe(),
          installation.redis().software(),
          plan.workers(),
          plan.cache() ? "on" : "off",
          generator,
          plan.repetitions(),
          plan.duration(),
          plan.warmUp());
      Table table = new Measurements(installation, generator, plan, cookies).take(out);
      out.println("\n" + table);
      if (table.bad() > 0) {
        throw new AssertionError(table.bad() + " answers were bad");
      }
    }
  }
}
