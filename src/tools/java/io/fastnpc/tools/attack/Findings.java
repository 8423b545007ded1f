package io.fastnpc.tools.attack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found: every breach is counted, the first ones of each rule in each wave are kept.
 * Thread-safe.
 */
final class Findings {
  private static final int KEPT = 5;

  private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
  private final List<Finding> kept = new ArrayList<>();
  private String wave = "nothing";

  /** Says which wave the findings from now on belong to. */
  synchronized void during(String name) {
    wave = name;
  }

  synchronized void add(Rule rule, String evidence) {
    counts.merge(rule, 1, Integer::sum);
    long same =
        kept.stream()
            .filter(finding -> finding.rule() == rule && finding.wave().equals(wave))
            .count();
    if (same < KEPT) {
      kept.add(new Finding(rule, wave, evidence));
    }
  }

  /** How many there are. */
  synchronized int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often each rule was broken that was. */
  synchronized Map<Rule, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** The first ones of each rule in each wave. */
  synchronized List<Finding> first() {
    return List.copyOf(kept);
  }
}
