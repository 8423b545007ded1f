package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.audit.Kind;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.insight.Reason;
import io.fastnpc.cache.statistics.Bypass;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.http.browsers.Language;
import io.fastnpc.maintenance.KeyView;
import io.fastnpc.monitoring.Problem;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.fastnpc.dashboard.words",
        "io.fastnpc.http.browsers.words",
        "io.fastnpc.incidents.words"
      })
  void both_languages_have_the_same_sentences(String bundle) {
    assertThat(ResourceBundle.getBundle(bundle, Locale.CHINESE).keySet())
        .isEqualTo(ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everything_that_can_happen_has_words(Language language) {
    List<String> keys =
        Stream.of(
                Stream.of(Problem.values()).map(Problem::words),
                Stream.of(Count.values()).map(count -> "count." + count.label()),
                Stream.of(Bypass.values()).map(reason -> "bypass." + reason),
                Stream.of(Standing.values()).map(standing -> "state." + standing),
                Stream.of(Count.values()).map(count -> "help.count." + count.label()),
                Stream.of(Bypass.values()).map(reason -> "help.bypass." + reason),
                Stream.of(Standing.values())
                    .filter(standing -> standing != Standing.TRUSTED)
                    .map(standing -> "help.bypass." + standing),
                Stream.of(MalformedKey.Flaw.values()).map(flaw -> "look." + small(flaw)),
                Rows.EVERYDAY.stream().map(kind -> "event." + small(kind)),
                Stream.of(io.fastnpc.incidents.Kind.values()).map(kind -> "help.incident." + kind),
                Stream.of(State.values()).map(state -> "holds." + state),
                Stream.of(Kind.values()).map(kind -> "audit." + kind),
                Stream.of(Reason.values()).map(reason -> "reason." + reason.label()),
                Stream.of(Reason.values()).map(reason -> "help.reason." + reason.label()),
                Stream.of(KeyView.Why.values()).map(why -> "why." + why))
            .flatMap(names -> names)
            .toList();
    assertThat(Words.in(language).bundle().keySet()).containsAll(keys);
  }

  @Test
  void arguments_stand_in_their_places() {
    assertThat(Words.in(Language.EN).say("event.worker_gone", "a-17"))
        .isEqualTo("Worker a-17 stopped");
    assertThat(Words.in(Language.ZH).say("event.worker_gone", "a-17")).isEqualTo("工作进程 a-17 已下线");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_explanation_is_one_sentence_of_a_term_that_is_there(Language language) {
    ResourceBundle words = Words.in(language).bundle();
    assertThat(words.keySet())
        .filteredOn(key -> key.startsWith("help."))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            key -> {
              assertThat(words.keySet()).contains(key.substring("help.".length()));
              assertThat(words.getString(key)).matches("[^.。]+(\\.[^ ][^.。]*)*[.。]");
            });
  }

  @Test
  void the_terms_are_those_of_the_field() {
    assertThat(Words.in(Language.ZH).bundle().keySet().stream().map(Words.in(Language.ZH)::say))
        .contains("命中率", "降级运行", "合并回源（防击穿）", "命中空值（防穿透）", "淘汰策略", "工作进程 {0} 已下线", "失效日志同步超时");
    assertThat(Words.in(Language.EN).bundle().keySet().stream().map(Words.in(Language.EN)::say))
        .contains("Bypassed", "TTL", "Eviction policy", "Coalesced loads", "Invalidated by writes");
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
