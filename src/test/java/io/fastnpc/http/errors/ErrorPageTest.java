package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me/settings",
        "/auth/me",
        "/admin/users/7",
        "/api/characters/小明/id",
        "/api/characters/a.xhtml"
      })
  void rest_that_is_not_found_has_not_started(String path) {
    assertThat(ErrorPage.meant(404, path)).isEqualTo(503);
    assertThat(ErrorPage.meant(400, path)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/nope", "/api", "/admin/nope.xhtml", "/apis/x", "/api/a/..%2F..%2Fx"})
  void all_else_that_is_not_found_is_not_there(String path) {
    assertThat(ErrorPage.meant(404, path)).isEqualTo(404);
  }
}
