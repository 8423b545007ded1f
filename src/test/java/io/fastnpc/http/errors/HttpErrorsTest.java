package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpErrorsTest {
  @Test
  void what_a_resource_says_is_told() {
    assertThat(HttpErrors.sentence("用户名已存在", 400)).isEqualTo("用户名已存在");
  }

  @Test
  void what_the_container_says_is_replaced() {
    assertThat(HttpErrors.sentence("HTTP 404 Not Found", 404)).isEqualTo("接口不存在");
    assertThat(HttpErrors.sentence(null, 405)).isEqualTo("该接口不支持此请求方法");
  }

  @Test
  void every_status_has_a_sentence() {
    for (int status = 400; status < 600; status++) {
      assertThat(Sentences.of(status)).as("status %s", status).isNotBlank();
    }
  }
}
