package io.fastnpc.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShotTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/%zz/id HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT /api/% HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /auth/me/. HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /auth/me/..?a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /auth/me HTTP/1.1\r\nHost: \r\n\r\n",
        "GET /auth/me HTTP/1.1\r\nHost: localhost:-1\r\n\r\n",
        "GET /auth/me HTTP/1.1\r\nHost: localhost\r\n Folded: first\r\n\r\n"
      })
  void what_the_container_takes_for_itself_is_left_to_the_proxy(String text) {
    assertThat(shot(text).isLeftToProxy()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/%E5%B0%8F/id?%zz HTTP/1.1\r\nHost: localhost:8080\r\n\r\n",
        "GET /auth/me HTTP/1.1\r\nHost: localhost\r\nX: %zz\r\n\r\n"
      })
  void everything_else_must_be_right(String text) {
    assertThat(shot(text).isLeftToProxy()).isFalse();
  }

  private static Shot shot(String text) {
    return new Shot("GET", text, Shot.Audience.REST, Shot.Framing.KEPT);
  }
}
