package io.fastnpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotSegmentsTest {
  @ParameterizedTest
  @ValueSource(strings = {"/.", "/..", "/a/./b", "/a/..", "/%2e%2E/b", "/a/.%2e", "/a/..;x/b"})
  void stand_between_slashes(String path) {
    assertThat(DotSegments.standIn(path)).isTrue();
    assertThat(DotSegments.hideIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/..%2Fa", "/a%2f..%2Fb", "/a%2F.", "/%2e%2e%2fx"})
  void hide_in_names(String path) {
    assertThat(DotSegments.standIn(path)).isFalse();
    assertThat(DotSegments.hideIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a.b", "/a..b", "/...", "/.well-known/x", "/a/..b", "/a%2F..."})
  void are_nothing_but_dots(String path) {
    assertThat(DotSegments.hideIn(path)).isFalse();
  }
}
