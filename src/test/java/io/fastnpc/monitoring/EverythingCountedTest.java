package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Report;
import io.fastnpc.cache.fleet.ReportedStanding;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import io.fastnpc.json.Json;
import io.fastnpc.monitoring.Overview.CacheFacts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new count or reason is seen wherever figures are shown, without being named there. */
class EverythingCountedTest {
  private static final long TIMES = 17;
  private static final String WORDS = "io.fastnpc.dashboard.words";
  private static final List<String> PLACES =
      List.of("/total", "/caches/things/figures", "/workers/0/figures");

  @ParameterizedTest
  @EnumSource
  void every_count_is_in_the_statistics_and_in_the_overview(Count what) {
    Counts counts = new Counts(Map.of(what, TIMES), Map.of());
    JsonNode stats = stats(counts);
    for (String place : List.of("/stats", "/caches/things", "/workers/0/stats")) {
      assertThat(stats.at(place).path(what.label()).asLong()).as(place).isEqualTo(TIMES);
    }
    for (String place : PLACES) {
      assertThat(overview(counts).at(place).path(what.label()).asLong()).isEqualTo(TIMES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_is_in_the_statistics_and_in_the_overview(Bypass reason) {
    Counts counts = new Counts(Map.of(), Map.of(reason, TIMES));
    String path = "/bypasses/" + reason.label();
    JsonNode stats = stats(counts);
    for (String place : List.of("/stats", "/caches/things", "/workers/0/stats")) {
      assertThat(stats.at(place + path).asLong()).as(place).isEqualTo(TIMES);
    }
    for (String place : PLACES) {
      assertThat(overview(counts).at(place + path).asLong()).as(place).isEqualTo(TIMES);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_count_is_in_the_metrics(Count what) {
    Map<Series, Long> none = Series.of("things", Counts.NONE);
    Map<Series, Long> some = Series.of("things", new Counts(Map.of(what, TIMES), Map.of()));
    assertThat(some).containsOnlyKeys(none.keySet());
    assertThat(some).containsValue(TIMES);
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_is_in_the_metrics(Bypass reason) {
    SortedMap<String, String> labels =
        new TreeMap<>(Map.of("cache", "things", "reason", reason.label()));
    assertThat(Series.of("things", new Counts(Map.of(), Map.of(reason, TIMES))))
        .containsEntry(new Series("bypasses", labels), TIMES);
  }

  @ParameterizedTest
  @EnumSource
  void every_count_has_words_in_both_languages(Count what) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertThat(ResourceBundle.getBundle(WORDS, language).keySet())
          .contains("count." + what.label());
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_has_words_in_both_languages(Bypass reason) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
      assertThat(ResourceBundle.getBundle(WORDS, language).keySet()).contains("bypass." + reason);
    }
  }

  private static JsonNode stats(Counts counts) {
    return Json.mapper().valueToTree(StatsAnswer.of(fleet(counts), Map.of()));
  }

  private static JsonNode overview(Counts counts) {
    Fleet.View fleet = fleet(counts);
    Tally tally = new Tally(counts, Spans.NONE, Spans.NONE);
    Overview overview =
        new Overview(
            0,
            fleet,
            tally,
            new TreeMap<>(
                Map.of("things", new CacheFacts(Optional.empty(), Optional.empty(), tally))),
            ServerFacts.DOWN,
            PostgresFacts.DOWN,
            Optional.empty(),
            List.of());
    return Json.mapper().valueToTree(OverviewAnswer.of(overview));
  }

  private static Fleet.View fleet(Counts counts) {
    SortedMap<String, Tally> tallies =
        new TreeMap<>(Map.of("things", new Tally(counts, Spans.NONE, Spans.NONE)));
    ReportedStanding standing = new ReportedStanding("HIBERNATING");
    Report report = new Report("1", 1, 0, "a-1", "a", 1, "1", standing, true, 0, 0, 0, 0, tallies);
    return new Fleet.View(
        true, tallies, List.of(report), Set.of(), List.of(), new TreeMap<>(), List.of());
  }
}
