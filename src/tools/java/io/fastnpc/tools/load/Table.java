package io.fastnpc.tools.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The medians of all repetitions in Markdown.
 *
 * @param rows a line for each endpoint and number of connections
 * @param bad how many answers were bad, of all
 */
record Table(List<String> rows, long bad) {
  private static final String HEAD =
      """
      | endpoint | connections | requests/s | p50 ms | p99 ms | CPU s per 10,000: workers | Redis | PostgreSQL | worker's RSS MiB | bad |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  /** The point that a measurement belongs to. */
  private record Point(String endpoint, int connections) {}

  static Table of(List<Measurement> measurements) {
    Map<Point, List<Measurement>> points =
        measurements.stream()
            .collect(
                Collectors.groupingBy(
                    taken -> new Point(taken.endpoint(), taken.connections()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new Table(points.values().stream().map(Table::row).toList(), bad(measurements));
  }

  private static String row(List<Measurement> repetitions) {
    Measurement last = repetitions.get(repetitions.size() - 1);
    return "| %s | %d | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %s | %d |"
        .formatted(
            last.endpoint(),
            last.connections(),
            median(repetitions, Measurement::requestsPerSecond),
            median(repetitions, taken -> taken.result().p50Millis()),
            median(repetitions, taken -> taken.result().p99Millis()),
            median(repetitions, taken -> taken.perTenThousand(taken.workersCpuSeconds())),
            median(repetitions, taken -> taken.perTenThousand(taken.redisCpuSeconds())),
            median(repetitions, taken -> taken.perTenThousand(taken.postgresCpuSeconds())),
            last.residentMebibytes().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" + ")),
            bad(repetitions));
  }

  private static long bad(List<Measurement> measurements) {
    return measurements.stream().mapToLong(taken -> taken.result().bad()).sum();
  }

  private static double median(List<Measurement> of, ToDoubleFunction<Measurement> figure) {
    double[] sorted = of.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  @Override
  public String toString() {
    return HEAD + String.join("\n", rows);
  }
}
