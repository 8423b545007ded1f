package io.fastnpc.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.http.browsers.Language;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {
  private final Format english = Format.of(Language.EN);
  private final Format chinese = Format.of(Language.ZH);

  @Test
  void counts_are_short_when_they_are_large() {
    assertThat(english.count(1234)).isEqualTo("1,234");
    assertThat(english.count(1_284_032)).isEqualTo("1.3M");
    assertThat(chinese.count(1_284_032)).isEqualTo("128.4万");
  }

  @Test
  void sizes_and_times_have_the_unit_that_suits_them() {
    assertThat(english.bytes(512)).isEqualTo("512 B");
    assertThat(english.bytes(1_572_864)).isEqualTo("1.5 MB");
    assertThat(english.micros(340)).isEqualTo("340 µs");
    assertThat(english.micros(2_100)).isEqualTo("2.1 ms");
    assertThat(english.micros(1_200_000)).isEqualTo("1.2 s");
  }

  @Test
  void durations_speak_the_language_of_the_page() {
    assertThat(english.duration(Duration.ofMinutes(5))).isEqualTo("5 min");
    assertThat(chinese.duration(Duration.ofHours(49))).isEqualTo("2 天 1 小时");
    assertThat(english.duration(Duration.ofSeconds(-1))).isEqualTo("0 s");
  }

  @Test
  void an_exact_count_is_never_shortened() {
    assertThat(Format.of(Language.EN).exactly(1_234_567)).isEqualTo("1,234,567");
    assertThat(Format.of(Language.ZH).exactly(1_234_567)).isEqualTo("1,234,567");
  }
}
