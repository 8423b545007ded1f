package io.fastnpc.tools.scenarios;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The machine that figures were taken on. */
public final class Surroundings {
  private Surroundings() {}

  /** One line with date, system, Java and processors. */
  public static String describe() {
    return "%s, %s %s, Java %s, %d processors"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors());
  }
}
