package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Tally.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a siege, as a table in Markdown, and what was found. */
public final class SiegeReport {
  private final Vitals before;
  private final List<WaveResult> results;
  private final Map<Rule, Integer> counts;
  private final List<Finding> first;

  SiegeReport(
      Vitals before, List<WaveResult> results, Map<Rule, Integer> counts, List<Finding> first) {
    this.before = before;
    this.results = List.copyOf(results);
    this.counts = Map.copyOf(counts);
    this.first = List.copyOf(first);
  }

  /** How often each rule was broken that was. */
  public Map<Rule, Integer> counts() {
    return counts;
  }

  /** The first findings of each rule. */
  public List<Finding> findings() {
    return first;
  }

  private static String head() {
    List<String> titles =
        Stream.of(
                Stream.of("wave", "sent"),
                Stream.of(Answer.values()).map(Answer::title),
                Stream.of("found", "s", "slowest health ms", "residents' p99 ms", "calls"),
                Stream.of("log bytes each", "live MiB"))
            .flatMap(all -> all)
            .toList();
    return line(titles) + "\n|---" + "|---:".repeat(titles.size() - 1) + "|";
  }

  /** The line of a wave. */
  static String row(WaveResult result) {
    List<String> cells = new ArrayList<>(List.of(result.name(), text(result.tally().total())));
    Stream.of(Answer.values()).forEach(answer -> cells.add(text(result.tally().of(answer))));
    cells.add(text(result.findings()));
    cells.add(text(result.took().toSeconds()));
    cells.add(text(result.slowestHealth().toMillis()));
    cells.add(text(result.residents().getValueAtPercentile(99) / 1_000));
    cells.add(text(result.residents().getTotalCount()));
    cells.add(text(result.logBytesEach()));
    cells.add(live(result.liveMebibytes()));
    return line(cells);
  }

  private static String live(List<Long> mebibytes) {
    return mebibytes.stream().map(String::valueOf).collect(Collectors.joining(" + "));
  }

  private static String text(long number) {
    return Long.toString(number);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(head()));
    results.forEach(result -> lines.add(row(result)));
    lines.add("");
    lines.add("Live MiB before: " + live(before.liveMebibytes()) + ". Broken rules: " + counts);
    return String.join("\n", lines);
  }
}
