package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.Console;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Measures the scenarios and prints their tables in Markdown; {@code -Dduration=PT5M} lets the
 * users chat longer than two minutes.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Measures all, or those that {@code -Donly=hundred,outage} names. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = Console.out();
    Duration duration = Duration.parse(System.getProperty("duration", "PT2M"));
    out.println(Surroundings.describe());
    for (String name :
        System.getProperty("only", "turn,hundred,outage,footprint,bulk,restart,recovery")
            .split(",", -1)) {
      measure(name, duration, out);
    }
  }

  private static void measure(String name, Duration duration, PrintStream out) throws Exception {
    switch (name) {
      case "turn" -> ChatTurn.compare(out);
      case "hundred" -> HundredUsers.compare(duration, out);
      case "outage" -> Outage.compare(duration, out);
      case "footprint" -> Footprint.measure(out);
      case "bulk" -> BulkWrites.measure(out);
      case "restart" -> Restarts.measure(out);
      case "recovery" -> Recovery.measure(out);
      default -> throw new IllegalArgumentException("there is no scenario " + name);
    }
  }
}
