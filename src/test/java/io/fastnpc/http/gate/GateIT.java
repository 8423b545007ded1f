package io.fastnpc.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.RawHttp;
import io.fastnpc.deployment.RawHttp.Answers;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker answers to requests that HTTP libraries do not send. */
class GateIT extends OverHttp {
  private static final String SECOND = "GET /auth/me HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String KIT =
      "jakarta.faces.ViewState=stateless&form=form&jakarta.faces.RenderKitId=x";

  @ParameterizedTest
  @ValueSource(strings = {"/auth/me", "/style/mark.svg", "/nope", "/health", "/login.xhtml"})
  void the_body_of_a_trace_is_no_request(String path) {
    Answers answers = withSecond("TRACE", path, "Content-Length: " + SECOND.length());
    assertThat(answers.count()).isEqualTo(1);
    assertThat(answers.status()).isIn(404, 405);
    assertError(answers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "chunked, gzip", "xchunked", "identity"})
  void a_body_whose_end_is_unknown_is_no_request(String coding) {
    Answers answers = withSecond("POST", "/auth/logout", "Transfer-Encoding: " + coding);
    assertThat(answers.count()).isEqualTo(1);
    assertThat(answers.status()).isEqualTo(400);
  }

  private static Answers withSecond(String method, String path, String framing) {
    return RawHttp.send(
        SharedPayara.address(), method, path, framing, "Content-Type: text/plain", SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /style/mark.svg, 405",
    "FOO, /, 405",
    "PUT, /style/mark.svg, 405",
    "DELETE, /docs/, 405",
    "POST, /style/mark.svg, 405",
    "PATCH, /login.xhtml, 405",
    "DELETE, /login.xhtml, 405",
    "PATCH, /metrics, 405",
    "POST, /health, 405",
    "PATCH, /auth/me, 401",
    "PATCH, /nope, 404",
    "DELETE, /nope, 404",
    "OPTIONS, /nope, 404",
    "DELETE, /api, 404",
    "GET, /api/./x, 400",
    "DELETE, /api/characters/x/../y, 400",
    "GET, /api/characters/..%2F..%2Fx/id, 404",
    "DELETE, /api/characters/..%2F..%2Fx, 404",
    "GET, /jakarta.faces.resource/.xhtml, 404",
    "GET, /style/..%2fmetrics, 404",
    "GET, /auth/..%2Fhealth/ready, 404",
    "GET, /api/me/..%2f..%2fmetrics, 404",
  })
  void every_method_has_its_answer_everywhere(String method, String path, int status) {
    Answers answers = RawHttp.send(SharedPayara.address(), method, path);
    assertThat(answers.status()).as(answers.text()).isEqualTo(status);
    assertError(answers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/openapi", "/health", "/auth/me", "/"})
  void whatever_can_be_read_can_be_asked_for_its_head(String path) {
    int whole = RawHttp.send(SharedPayara.address(), "GET", path).status();
    Answers head = RawHttp.send(SharedPayara.address(), "HEAD", path);
    assertThat(head.status()).isEqualTo(whole);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /login.xhtml, 400, multipart/form-data; boundary=x",
    "POST, /login.xhtml, 400, application/x-www-form-urlencoded",
    "POST, /auth/login, 415, application/json;q=-1e400",
    "GET, /docs/, 200, application/json;q=-1e400"
  })
  void odd_media_types_are_refused_where_they_matter(
      String method, String path, int status, String type) {
    Answers answers =
        RawHttp.send(
            SharedPayara.address(),
            method,
            path,
            "Content-Length: " + KIT.length() + "\r\nContent-Type: " + type,
            "Connection: close",
            KIT);
    assertThat(answers.status()).as(answers.text()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie: nick=小明", "User-Agent: 小明", "X-Anything: é"})
  void headers_may_hold_any_text(String header) {
    assertThat(RawHttp.send(SharedPayara.address(), "GET", "/auth/me", header).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-A: \u0001", "X-A: a\u0000b", "Cookie: a=\u007f", "X-A: a\rX-B: b"})
  void but_no_control_characters(String header) {
    Answers answers = RawHttp.send(SharedPayara.address(), "GET", "/auth/me", header);
    assertThat(answers.status()).isEqualTo(400);
    assertError(answers);
  }

  @Test
  void a_body_that_comes_with_get_changes_nothing() {
    Answers answers =
        RawHttp.send(
            SharedPayara.address(),
            "GET",
            "/auth/me",
            "Content-Length: 2",
            "Connection: close",
            "{}");
    assertThat(answers.status()).isEqualTo(401);
    assertError(answers);
  }

  @Test
  void http_2_is_not_spoken_without_tls() {
    Answers answers =
        RawHttp.send(
            SharedPayara.address(),
            "GET",
            "/auth/me",
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Connection: Upgrade, HTTP2-Settings",
            "GET /auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answers.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "gzip, identity"})
  void a_compressed_body_is_refused_as_that(String coding) {
    RestClient.Answer answer =
        RestClient.at(SharedPayara.address())
            .send("POST", "/auth/login", BodyPublishers.ofString("{}"), "Content-Encoding", coding);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.text()).isEqualTo("{\"error\":\"请求内容不能压缩\"}");
  }

  @Test
  void a_head_that_is_too_long_is_no_request() {
    String cookies = "Cookie: " + "a=;".repeat(4_000);
    assertThat(RawHttp.send(SharedPayara.address(), "GET", "/auth/me", cookies).status())
        .isIn(0, 400, 431);
  }

  private static void assertError(Answers answers) {
    assertThat(answers.body()).startsWith("{\"error\":\"").endsWith("\"}");
  }
}
