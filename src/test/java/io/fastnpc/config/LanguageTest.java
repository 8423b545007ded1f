package io.fastnpc.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "az"})
  void languages_with_another_small_i_are_known(String tag) {
    assertThat(Language.misspells(Locale.forLanguageTag(tag))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN", "lt", "ar-EG", "fa", "hi", "th-TH-u-ca-buddhist", "und"})
  void others_do_no_harm(String tag) {
    assertThat(Language.misspells(Locale.forLanguageTag(tag))).isFalse();
  }

  @Test
  void the_shipped_options_set_one_that_does_none() throws Exception {
    assertThat(Files.readAllLines(Path.of("payara/jvm.options"))).contains("-Duser.language=en");
  }
}
