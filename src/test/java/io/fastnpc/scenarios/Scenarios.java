package io.fastnpc.scenarios;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Measures the plan's scenarios and prints their tables in Markdown; {@code -Dduration=PT5M} lets
 * the crowd chat longer than two minutes.
 */
public final class Scenarios {
  private Scenarios() {}

  /** Measures all three. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Duration duration = Duration.parse(System.getProperty("duration", "PT2M"));
    out.printf(
        "%s, %s %s, Java %s, %d processors%n",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    ChatTurn.compare(out);
    Hundred.compare(duration, out);
    Footprint.measure(out);
  }
}
