package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.audit.Kind;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.cache.fleet.Event;
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
  @ValueSource(strings = {"io.fastnpc.dashboard.words", "io.fastnpc.http.browsers.words"})
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
                Stream.of(Event.Kind.values()).map(kind -> "event." + small(kind)),
                Stream.of(State.values()).map(state -> "holds." + state),
                Stream.of(Kind.values()).map(kind -> "audit." + kind),
                Stream.of(KeyView.Why.values()).map(why -> "why." + why))
            .flatMap(names -> names)
            .toList();
    assertThat(Words.in(language).bundle().keySet()).containsAll(keys);
  }

  @Test
  void arguments_stand_in_their_places() {
    assertThat(Words.in(Language.EN).say("event.worker_gone", "a-17"))
        .isEqualTo("Worker a-17 is gone");
    assertThat(Words.in(Language.ZH).say("event.worker_gone", "a-17")).isEqualTo("工作进程 a-17 已离线");
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
