package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortLanguagesTest {
  @Test
  void languages_are_read_up_to_a_whole_one() {
    assertThat(ShortLanguages.beginning("zh-CN,zh;q=0.9")).isEqualTo("zh-CN,zh;q=0.9");
    assertThat(ShortLanguages.beginning("zh," + "en;q=0.5,".repeat(1_000)))
        .startsWith("zh,en;q=0.5,")
        .endsWith("en;q=0.5")
        .hasSizeBetween(190, 200);
    assertThat(ShortLanguages.beginning("z".repeat(1_000))).isEmpty();
  }
}
