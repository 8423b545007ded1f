package io.fastnpc.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What FastNPC's cache costs in terms of something else: of the ratios within each round, the
 * median, since only what ran within the same minutes can be compared.
 */
final class Ratios {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String HEADER =
      "| ours | other | µs ours | µs other | ratio | CPU µs ours | CPU µs other | ratio"
          + " | B/op ours | B/op other |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";

  /** What one benchmark measured in one round. */
  private record Measured(double micros, double processor, double allocated) {}

  private final Map<String, List<Measured>> rounds = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  Ratios(List<Collection<RunResult>> results) {
    for (Collection<RunResult> round : results) {
      for (RunResult result : round) {
        Measured measured =
            new Measured(
                result.getPrimaryResult().getScore(),
                secondary(result, CpuTime.LABEL),
                secondary(result, ALLOCATED));
        rounds.computeIfAbsent(name(result), first -> new ArrayList<>()).add(measured);
      }
    }
    rounds.keySet().stream().filter(name -> name.contains(".fastnpc")).forEach(this::compare);
  }

  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? 0 : found.getScore();
  }

  private void compare(String ours) {
    String group = ours.substring(0, ours.indexOf('.') + 1);
    String parameter = ours.substring(ours.indexOf(' '));
    rounds.keySet().stream()
        .filter(other -> other.startsWith(group) && other.endsWith(parameter))
        .filter(other -> !other.contains(".fastnpc"))
        .forEach(other -> lines.add(line(ours, other)));
  }

  private String line(String ours, String other) {
    return String.format(
        Locale.ROOT,
        "| %-27s | %-27s | %7.1f | %7.1f | %5.2f | %7.1f | %7.1f | %5.2f | %,8.0f | %,8.0f |",
        ours.strip(),
        other.strip(),
        median(ours, Measured::micros),
        median(other, Measured::micros),
        ratio(ours, other, Measured::micros),
        median(ours, Measured::processor),
        median(other, Measured::processor),
        ratio(ours, other, Measured::processor),
        median(ours, Measured::allocated),
        median(other, Measured::allocated));
  }

  private List<Measured> of(String name) {
    return rounds.getOrDefault(name, List.of());
  }

  private double median(String name, ToDoubleFunction<Measured> what) {
    return median(of(name).stream().mapToDouble(what).toArray());
  }

  private double ratio(String ours, String other, ToDoubleFunction<Measured> what) {
    int both = Math.min(of(ours).size(), of(other).size());
    return median(
        IntStream.range(0, both)
            .mapToDouble(
                round ->
                    what.applyAsDouble(of(ours).get(round))
                        / what.applyAsDouble(of(other).get(round)))
            .toArray());
  }

  private static double median(double[] values) {
    return new ListStatistics(values).getPercentile(50);
  }

  private static String name(RunResult result) {
    String method = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    StringBuilder name = new StringBuilder(method).append(' ');
    for (String parameter : result.getParams().getParamsKeys()) {
      name.append(result.getParams().getParam(parameter));
    }
    return name.toString();
  }

  @Override
  public String toString() {
    return HEADER + String.join("\n", lines);
  }
}
