package io.fastnpc.tools.scenarios;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of outages of one kind.
 *
 * @param back from the end of each to the first hit on the worker that came last
 * @param writes how long those took that began meanwhile
 */
record Outages(Times back, Map<OutageWrites.Kind, Times> writes) {
  static final String HEAD =
      """

      | from its end to the first hit on the worker that comes last, ms | times | median | worst |
      |---|---:|---:|---:|
      """;

  static final String HEAD_OF_WRITES =
      """

      | writes begun during the outage, ms | count | median | worst | < 50 | < 500 | < 1,500 | < 2,500 | longer |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  private static final int[] BOUNDS = {0, 50, 500, 1_500, 2_500, Integer.MAX_VALUE};

  Outages() {
    this(new Times(), new EnumMap<>(OutageWrites.Kind.class));
  }

  String row(String what) {
    return row(what, back);
  }

  private static String row(String what, Times times) {
    return "| %s | %d | %.0f | %.0f |"
        .formatted(what, times.count(), times.quantileMillis(0.5), times.quantileMillis(1));
  }

  List<String> rowsOfWrites(String what) {
    return writes.entrySet().stream()
        .map(kind -> rowOfWrites(what + ": " + kind.getKey(), kind.getValue()))
        .toList();
  }

  private static String rowOfWrites(String what, Times times) {
    StringBuilder row = new StringBuilder(row(what, times));
    for (int bound = 1; bound < BOUNDS.length; bound++) {
      row.append(" %d |".formatted(times.between(BOUNDS[bound - 1], BOUNDS[bound])));
    }
    return row.toString();
  }
}
