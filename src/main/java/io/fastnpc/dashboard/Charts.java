package io.fastnpc.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The charts as JSON, still without a point: the page's script fetches what they show, and says how
 * they look.
 */
final class Charts {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Words words;

  Charts(Words words) {
    this.words = words;
  }

  /** The configuration of the chart of the hit rate. */
  String rate() {
    return chart("rate", "tile.hit_rate");
  }

  /** The configuration of the chart of the reads per second. */
  String reads() {
    return chart("reads", "count.hits", "count.misses", "chart.bypasses");
  }

  private String chart(String name, String... labels) {
    ObjectNode chart = MAPPER.createObjectNode().put("type", "line");
    ArrayNode series = chart.putObject("data").putArray("datasets");
    for (String label : labels) {
      series.addObject().put("label", words.say(label)).putArray("data");
    }
    chart.putObject("options").put("name", name);
    return chart.toString();
  }
}
