package io.fastnpc.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.monitoring.Overview;
import java.util.List;
import java.util.Map;

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
    List<Map.Entry<Long, Counts>> history =
        overview.fleet().history().entrySet().stream()
            .map(step -> Map.entry(step.getKey(), step.getValue().counts()))
            .toList();
    for (int start = begin(history); start + STEPS <= history.size(); start += STEPS) {
      add(history.subList(start, start + STEPS));
    }
  }

  /** The first step with reads; later where points would not come out even. */
  private static int begin(List<Map.Entry<Long, Counts>> history) {
    int first = 0;
    while (first < history.size() && history.get(first).getValue().reads() == 0) {
      first++;
    }
    int latest = Math.max(0, history.size() - SHORTEST * STEPS);
    int begin = Math.min(first, latest);
    return begin + (history.size() - begin) % STEPS;
  }

  private void add(List<Map.Entry<Long, Counts>> steps) {
    long at = steps.get(0).getKey();
    double seconds = steps.size() * (double) Fleet.STEP.toSeconds();
    Counts counts = steps.stream().map(Map.Entry::getValue).reduce(Counts.NONE, Counts::plus);
    ArrayNode point = rate.addArray().add(at);
    if (counts.asked() == 0) {
      point.addNull();
    } else {
      point.add(Math.round(1000.0 * counts.hitRate()) / 10.0);
    }
    add(hits, at, (double) counts.of(Count.HITS) / seconds);
    add(misses, at, (double) counts.of(Count.MISSES) / seconds);
    add(bypasses, at, (double) counts.bypassed() / seconds);
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
    series(chart, "count.hits", hits);
    series(chart, "count.misses", misses);
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
