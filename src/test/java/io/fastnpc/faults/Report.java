package io.fastnpc.faults;

import io.fastnpc.faults.checker.Attempt;
import io.fastnpc.faults.checker.Operation;
import io.fastnpc.faults.checker.Operation.Kind;
import io.fastnpc.faults.checker.Verdict;
import io.fastnpc.faults.checker.Violation;
import io.fastnpc.faults.nemesis.Fault;
import io.fastnpc.faults.nemesis.InjectedFault;
import io.fastnpc.faults.workload.CacheFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a run.
 *
 * @param attempts the history
 * @param faults what was injected
 * @param verdict which promises were broken
 * @param figures how much the caches were used
 * @param evictions how many entries were evicted
 * @param lostFences how many of them were fences
 */
record Report(
    List<Attempt> attempts,
    List<InjectedFault> faults,
    Verdict verdict,
    CacheFigures figures,
    long evictions,
    int lostFences) {

  private static final Duration SETTLING = Duration.ofSeconds(3);

  /** The violations by kind; every kind is there. */
  Map<Violation.Kind, Long> violations() {
    Map<Violation.Kind, Long> counts = new EnumMap<>(Violation.Kind.class);
    for (Violation.Kind kind : Violation.Kind.values()) {
      counts.put(kind, verdict.violations().stream().filter(found -> found.kind() == kind).count());
    }
    return counts;
  }

  /** Reads that were answered with 4xx, which no fault explains. */
  List<Attempt> unexplainedRefusals() {
    return attempts.stream()
        .filter(attempt -> attempt.operation().kind() == Kind.READ)
        .filter(attempt -> attempt.failure().orElse("").matches("status 4.."))
        .toList();
  }

  /** Whether every promise was kept. */
  boolean isClean() {
    return verdict.violations().isEmpty()
        && verdict.lost().isEmpty()
        && unexplainedRefusals().isEmpty();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "operations %d: reads %d, writes %d"
            .formatted(attempts.size(), count(Kind.READ), count(Kind.WRITE)));
    lines.add(
        "slowest answers (ms): read %s, write %s"
            .formatted(worst(times(Kind.READ)), worst(times(Kind.WRITE))));
    lines.add("without an answer: " + failures());
    lines.add(
        "cache: hits %d, misses %d, bypasses %s"
            .formatted(figures.hits(), figures.misses(), used(figures.bypasses())));
    lines.add("evicted at random: %d, of these fences: %d".formatted(evictions, lostFences));
    lines.add("faults %d".formatted(faults.size()));
    lines.add(
        "%-40s %5s %12s %12s %12s %12s"
            .formatted("fault (slowest, ms)", "count", "read", "write <3 s", "write >3 s", "back"));
    for (Fault fault : Fault.values()) {
      List<InjectedFault> same = faults.stream().filter(each -> each.fault() == fault).toList();
      if (!same.isEmpty()) {
        lines.add(line(fault, same));
      }
    }
    lines.add("final values lost " + verdict.lost().size() + ", violations " + violations());
    return String.join(System.lineSeparator(), lines);
  }

  private long count(Kind kind) {
    return attempts.stream().filter(attempt -> attempt.operation().kind() == kind).count();
  }

  private Stream<OptionalLong> times(Kind kind) {
    return attempts.stream()
        .filter(Attempt::answered)
        .map(Attempt::operation)
        .filter(operation -> operation.kind() == kind && !operation.where().equals("psql"))
        .map(operation -> OptionalLong.of(operation.nanos()));
  }

  private Map<String, Long> failures() {
    return attempts.stream()
        .filter(attempt -> !attempt.answered())
        .collect(
            Collectors.groupingBy(
                attempt -> attempt.operation().kind() + " " + attempt.failure().orElseThrow(),
                TreeMap::new,
                Collectors.counting()));
  }

  private static Map<String, Long> used(Map<String, Long> bypasses) {
    return bypasses.entrySet().stream()
        .filter(reason -> reason.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
  }

  private String line(Fault fault, List<InjectedFault> same) {
    return "%-40s %5d %12s %12s %12s %12s"
        .formatted(
            fault,
            same.size(),
            worst(same.stream().map(each -> slowest(operations(each, Kind.READ)))),
            worst(same.stream().map(this::firstWrites)),
            worst(same.stream().map(this::laterWrites)),
            worst(same.stream().map(InjectedFault::recoveryNanos)));
  }

  /** What was answered by workers that should have answered. */
  private Stream<Operation> operations(InjectedFault fault, Kind kind) {
    return attempts.stream()
        .filter(Attempt::answered)
        .map(Attempt::operation)
        .filter(operation -> operation.kind() == kind && !operation.where().equals("psql"))
        .filter(fault::covers);
  }

  /** Those among which the first at each worker waits until the trust of all workers runs out. */
  private OptionalLong firstWrites(InjectedFault fault) {
    return slowest(
        operations(fault, Kind.WRITE)
            .filter(
                operation -> operation.beganNanos() <= fault.beganNanos() + SETTLING.toNanos()));
  }

  private OptionalLong laterWrites(InjectedFault fault) {
    return slowest(
        operations(fault, Kind.WRITE)
            .filter(operation -> operation.beganNanos() > fault.beganNanos() + SETTLING.toNanos()));
  }

  private static OptionalLong slowest(Stream<Operation> operations) {
    return operations.mapToLong(Operation::nanos).max();
  }

  private static String worst(Stream<OptionalLong> times) {
    OptionalLong worst = times.flatMapToLong(OptionalLong::stream).max();
    return worst.isPresent() ? Long.toString(worst.getAsLong() / 1_000_000) : "-";
  }
}
