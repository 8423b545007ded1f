package io.fastnpc.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.Overview.Sample;
import java.util.List;

/**
 * The last hour as the JSON of charts: points of a moment and a figure; how they look is for the
 * page's script.
 */
final class Charts {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Steps that make one point. */
  private static final int STEPS = 2;

  /** The shortest time shown, in points, so that a young installation has more than a dot. */
  private static final int SHORTEST = 30;

  private final Words words;
  private final ArrayNode rate = MAPPER.createArrayNode();
  private final ArrayNode hits = MAPPER.createArrayNode();
  private final ArrayNode misses = MAPPER.createArrayNode();
  private final ArrayNode bypasses = MAPPER.createArrayNode();

  Charts(Overview overview, Words words) {
    this.words = words;
    List<Sample> history = overview.history();
    for (int start = begin(history); start + STEPS <= history.size(); start += STEPS) {
      add(history.subList(start, start + STEPS));
    }
  }

  /** The first step with reads; later where points would not come out even. */
  private static int begin(List<Sample> history) {
    int first = 0;
    while (first < history.size() && history.get(first).reads() == 0) {
      first++;
    }
    int latest = Math.max(0, history.size() - SHORTEST * STEPS);
    int begin = Math.min(first, latest);
    return begin + (history.size() - begin) % STEPS;
  }

  private void add(List<Sample> steps) {
    long at = steps.get(0).at();
    double seconds = steps.stream().mapToInt(Sample::seconds).sum();
    long hit = steps.stream().mapToLong(Sample::hits).sum();
    long missed = steps.stream().mapToLong(Sample::misses).sum();
    long bypassed = steps.stream().mapToLong(Sample::bypasses).sum();
    ArrayNode point = rate.addArray().add(at);
    if (hit + missed == 0) {
      point.addNull();
    } else {
      point.add(Math.round(1000.0 * hit / (hit + missed)) / 10.0);
    }
    add(hits, at, hit / seconds);
    add(misses, at, missed / seconds);
    add(bypasses, at, bypassed / seconds);
  }

  private static void add(ArrayNode points, long at, double perSecond) {
    points.addArray().add(at).add(Math.round(perSecond * 10) / 10.0);
  }

  /** The configuration of the chart of the hit rate. */
  String rateChart() {
    ObjectNode chart = line("rate");
    series(chart, "tile.hit_rate", rate);
    return chart.toString();
  }

  /** The configuration of the chart of the reads per second. */
  String readsChart() {
    ObjectNode chart = line("reads");
    series(chart, "chart.hits", hits);
    series(chart, "chart.misses", misses);
    series(chart, "chart.bypasses", bypasses);
    return chart.toString();
  }

  /** Only the points, for charts that are there already. */
  String points() {
    ObjectNode all = MAPPER.createObjectNode();
    all.putArray("rate").add(rate);
    all.putArray("reads").add(hits).add(misses).add(bypasses);
    return all.toString();
  }

  private static ObjectNode line(String name) {
    ObjectNode chart = MAPPER.createObjectNode().put("type", "line");
    chart.putObject("data").putArray("datasets");
    chart.putObject("options").put("name", name);
    return chart;
  }

  private void series(ObjectNode chart, String label, ArrayNode points) {
    chart
        .withObject("/data")
        .withArray("/datasets")
        .addObject()
        .put("label", words.say(label))
        .set("data", points);
  }
}
