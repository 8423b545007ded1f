package io.fastnpc.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/** What FastNPC's cache costs in terms of something else in the same run, by the medians. */
final class Ratios {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String HEADER =
      "ours | other | µs ours | µs other | ratio | CPU µs ours | CPU µs other | ratio"
          + " | B/op ours | B/op other\n";

  private final Map<String, Double> medians = new TreeMap<>();
  private final Map<String, Double> processor = new TreeMap<>();
  private final Map<String, Double> allocated = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  Ratios(Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = name(result);
      medians.put(name, median(result));
      processor.put(name, secondary(result, CpuTime.LABEL));
      allocated.put(name, secondary(result, ALLOCATED));
    }
    medians.keySet().stream().filter(name -> name.contains(".fastnpc")).forEach(this::compare);
  }

  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? 0 : found.getScore();
  }

  private void compare(String ours) {
    String group = ours.substring(0, ours.indexOf('.') + 1);
    String parameter = ours.substring(ours.indexOf(' '));
    medians.keySet().stream()
        .filter(other -> other.startsWith(group) && other.endsWith(parameter))
        .filter(other -> !other.contains(".fastnpc"))
        .forEach(other -> lines.add(line(ours, other)));
  }

  private String line(String ours, String other) {
    double mine = value(medians, ours);
    double its = value(medians, other);
    double myCpu = value(processor, ours);
    double itsCpu = value(processor, other);
    return String.format(
        Locale.ROOT,
        "%-27s | %-27s | %7.1f | %7.1f | %5.2f | %7.1f | %7.1f | %5.2f | %,8.0f | %,8.0f",
        ours,
        other,
        mine,
        its,
        mine / its,
        myCpu,
        itsCpu,
        myCpu / itsCpu,
        value(allocated, ours),
        value(allocated, other));
  }

  private static double value(Map<String, Double> of, String name) {
    return of.getOrDefault(name, 0.0);
  }

  private static String name(RunResult result) {
    String method = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    StringBuilder name = new StringBuilder(method).append(' ');
    for (String parameter : result.getParams().getParamsKeys()) {
      name.append(result.getParams().getParam(parameter));
    }
    return name.toString();
  }

  private static double median(RunResult result) {
    ListStatistics scores = new ListStatistics();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.addValue(iteration.getPrimaryResult().getScore());
      }
    }
    return scores.getPercentile(50);
  }

  @Override
  public String toString() {
    return HEADER + String.join("\n", lines);
  }
}
