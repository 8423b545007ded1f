package io.fastnpc.faults;

import io.fastnpc.faults.nemesis.Fault;
import io.fastnpc.faults.nemesis.Schedule;
import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.BuiltFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fault test from the command line, for as long as one likes: {@code -Dduration=PT20M}, {@code
 * -Dseed=…} to repeat a run, {@code -Donly=REDIS_KILLED,REDIS_PAUSED} for some kinds of faults,
 * {@code -Dcontrol=true} for a cache that deletes after the commit, in which the test must find
 * violations.
 */
public final class Faults {
  private static final int SHOWN = 4;

  private Faults() {}

  /** Runs it. @throws AssertionError if promises were broken, or the control's were not */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = Console.out();
    Duration duration = Duration.parse(System.getProperty("duration", "PT10M"));
    long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt());
    boolean control = Boolean.getBoolean("control");
    out.printf("fault test: duration=%s seed=%d control=%s%n", duration, seed, control);
    List<Fault> kinds =
        Optional.ofNullable(System.getProperty("only"))
            .map(names -> Stream.of(names.split(",", -1)).map(Fault::valueOf).toList())
            .orElse(List.of(Fault.values()));
    Path war = control ? ControlWar.build() : BuiltFile.WAR.path();
    Report report = new Run(war, seed, out::println).with(new Schedule(kinds, duration, seed));
    report.verdict().violations().stream()
        .collect(Collectors.groupingBy(violation -> violation.observation().key()))
        .forEach((key, violations) -> violations.stream().limit(SHOWN).forEach(out::println));
    report.unexplainedRefusals().stream().limit(SHOWN).forEach(out::println);
    report.verdict().lost().forEach(out::println);
    out.println(report);
    boolean kept = report.isClean();
    if (kept == control) {
      throw new AssertionError(
          control
              ? "the control shows no violation: the test sees nothing"
              : "promises were broken");
    }
  }
}
