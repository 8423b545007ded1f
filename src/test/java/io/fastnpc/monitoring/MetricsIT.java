package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Grafana dashboard beside the metrics that it draws. */
class MetricsIT extends OverHttp {
  private static final Pattern METRIC = Pattern.compile("(fastnpc_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)(=~?)\"([^\"]*)\"");

  /** Given by Prometheus to whatever it scrapes. */
  private static final String INSTANCE = "instance";

  @Test
  void grafana_asks_for_metrics_labels_and_values_that_the_worker_has() throws IOException {
    Map<String, Map<String, Set<String>>> told = metrics();
    List<MatchResult> asked = METRIC.matcher(String.join("\n", expressions())).results().toList();
    assertThat(asked).hasSizeGreaterThan(15);
    for (MatchResult metric : asked) {
      assertThat(told).containsKey(metric.group(1));
      Map<String, Set<String>> labels = told.getOrDefault(metric.group(1), Map.of());
      for (MatchResult label : labels(metric.group(2))) {
        if (label.group(1).equals(INSTANCE)) {
          continue;
        }
        assertThat(labels).as(metric.group()).containsKey(label.group(1));
        if (!label.group(3).startsWith("$")) {
          assertThat(labels.getOrDefault(label.group(1), Set.of()))
              .as(metric.group())
              .contains(label.group(3).split("\\|"));
        }
      }
    }
  }

  @Test
  void every_metric_of_the_application_is_drawn() throws IOException {
    assertThat(expressions()).allMatch(expression -> expression.contains("fastnpc_"));
    for (String metric : metrics().keySet()) {
      assertThat(expressions()).anyMatch(expression -> expression.contains(metric));
    }
  }

  @Test
  void alert_rules_ask_for_metrics_that_the_worker_has() throws IOException {
    String rules = Files.readString(BuiltFile.HOME.path().resolve("payara/alerts.yml"));
    List<String> asked =
        Pattern.compile("(?m)^ +expr: .*$")
            .matcher(rules)
            .results()
            .flatMap(line -> METRIC.matcher(line.group()).results())
            .map(metric -> metric.group(1))
            .toList();
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(metrics().keySet()).containsAll(asked);
  }

  @Test
  void every_metric_says_what_it_means_and_has_the_type_of_its_name() {
    String text = RestClient.at(SharedPayara.address()).get("/metrics?scope=application").text();
    for (String metric : metrics().keySet()) {
      assertThat(text).as(metric).containsPattern("(?m)^# HELP " + metric + " \\S.*$");
      String type = metric.endsWith("_total") ? "counter" : "gauge";
      assertThat(text).as(metric).containsPattern("(?m)^# TYPE " + metric + " " + type + "$");
    }
  }

  /** Each metric's labels, and the values of each. */
  private static Map<String, Map<String, Set<String>>> metrics() {
    String text = RestClient.at(SharedPayara.address()).get("/metrics?scope=application").text();
    Map<String, Map<String, Set<String>>> metrics = new HashMap<>();
    for (MatchResult metric : Pattern.compile("(?m)^" + METRIC).matcher(text).results().toList()) {
      Map<String, Set<String>> labels =
          metrics.computeIfAbsent(metric.group(1), name -> new HashMap<>());
      for (MatchResult label : labels(metric.group(2))) {
        labels.computeIfAbsent(label.group(1), name -> new HashSet<>()).add(label.group(3));
      }
    }
    return metrics;
  }

  private static List<MatchResult> labels(String inBraces) {
    return inBraces == null ? List.of() : LABEL.matcher(inBraces).results().toList();
  }

  /** What the panels ask Prometheus for. */
  private static List<String> expressions() throws IOException {
    var file = BuiltFile.HOME.path().resolve("payara/grafana-dashboard.json");
    List<String> expressions = new ArrayList<>();
    for (JsonNode expression : new ObjectMapper().readTree(file.toFile()).findValues("expr")) {
      expressions.add(expression.asText());
    }
    return expressions;
  }
}
