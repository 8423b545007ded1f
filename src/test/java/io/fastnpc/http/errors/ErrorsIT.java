package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.json.Json;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the client gets JSON with one sentence. */
class ErrorsIT extends OverHttp {
  private static final String LOG_IN = "/auth/login";
  private static final String TOO_LARGE = "{\"username\":\"" + "a".repeat(1 << 20) + "\"}";

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/auth/nope", "/error", "/WEB-INF/web.xml", "/api", "/auth"})
  void an_unknown_path_is_answered_in_json(String path) {
    assertError(404, "接口不存在", stranger().get(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/", "/api/nope", "/api/me/settings", "/admin/nope"})
  void a_stranger_does_not_learn_what_exists(String path) {
    assertError(401, "unauthorized", stranger().get(path));
  }

  @Test
  void the_root_says_what_is_running() {
    assertThat(stranger().get("/").status()).isEqualTo(200);
  }

  @Test
  void calls_of_the_product_that_live_elsewhere_are_not_found() {
    assertError(404, "接口不存在", signedIn("errors").client().get("/api/groups/1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS"})
  void what_is_neither_here_nor_routed_here_is_not_found_whatever_the_method(String method) {
    for (String path :
        new String[] {
          "/nope",
          "/collect",
          "/progress/1",
          "/chat/x",
          "/structured/x",
          "/apis/x",
          "/auth/nope",
          "/static/x.js",
          "/avatars/x/y"
        }) {
      assertNotFound(method, path, stranger());
    }
    RestClient administrator = signedInAdministrator().client();
    for (String path :
        new String[] {
          "/api/nope",
          "/api/me/nope",
          "/api/characters/x/avatar",
          "/api/feedbacks",
          "/admin/nope",
          "/admin/users/1/characters/cleanup/x",
          "/admin/prompts/1"
        }) {
      assertNotFound(method, path, administrator);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND"})
  void a_method_that_the_existing_back_end_answers_is_not_found_where_others_are(String method) {
    RestClient administrator = signedInAdministrator().client();
    for (String path :
        new String[] {
          "/api/groups",
          "/api/chat/x%2Fy/messages",
          "/api/chat/x/context",
          "/admin/groups/1",
          "/admin/groups/1/messages",
          "/avatars/nope.jpg"
        }) {
      assertNotFound(method, path, administrator);
    }
    if (!method.equals("POST")) {
      assertNotFound(method, "/api/characters", administrator);
    }
    if (!method.equals("DELETE")) {
      assertNotFound(method, "/api/characters/x%2Fy", administrator);
    }
  }

  private static void assertNotFound(String method, String path, RestClient client) {
    Answer answer =
        client.send(method, path, BodyPublishers.noBody(), "Content-Type", "application/json");
    assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
    if (!method.equals("HEAD")) {
      assertThat(answer.body().path("error").asText()).as(method + " " + path).isNotEmpty();
    }
  }

  @Test
  void a_method_that_the_resource_lacks_is_named_with_those_it_has() {
    Answer answer = stranger().get(LOG_IN);
    assertError(405, "该接口不支持此请求方法", answer);
    assertThat(answer.headers().firstValue("Allow"))
        .hasValueSatisfying(allowed -> assertThat(allowed).contains("POST"));
  }

  @Test
  void a_body_that_is_not_called_json_is_refused() {
    assertError(
        415,
        "请求内容必须是 application/json",
        stranger()
            .send("POST", LOG_IN, BodyPublishers.ofString("{}"), "Content-Type", "text/plain"));
  }

  @Test
  void a_client_that_does_not_take_json_is_told_in_json() {
    assertError(
        406,
        "该接口只返回 application/json",
        stranger().send("POST", LOG_IN, BodyPublishers.ofString("{}"), "Accept", "text/html"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{} {}", "null", "\"text\"", "{\"username\":}", "\u0000"})
  void malformed_json_is_told_in_one_line(String body) {
    Answer answer = stranger().post(LOG_IN, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").asText())
        .startsWith("invalid json: ")
        .doesNotContain("\n", "java", "fastnpc");
  }

  @Test
  void a_body_that_is_announced_too_large_is_refused() {
    assertError(413, "请求内容不能超过 1048576 字节", stranger().post(LOG_IN, TOO_LARGE));
  }

  @Test
  void a_body_that_turns_out_too_large_is_refused() {
    byte[] body = TOO_LARGE.getBytes(StandardCharsets.UTF_8);
    assertError(
        413,
        "请求内容不能超过 1048576 字节",
        stranger()
            .send(
                "POST",
                LOG_IN,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  @Test
  void a_number_in_a_path_that_is_none_is_not_found() {
    assertError(404, "not_found", signedInAdministrator().client().get("/admin/users/x"));
  }

  @Test
  void a_number_in_a_query_that_is_none_is_named() {
    assertError(
        400, "参数 limit 必须是整数", signedIn("errors").client().get("/api/chat/x/messages?limit=many"));
  }

  @Test
  void a_stranger_is_told_to_sign_in_before_anything_else() {
    assertError(401, "unauthorized", stranger().post("/api/nope", "{"));
    assertError(401, "unauthorized", stranger().get("/admin/users"));
  }

  @Test
  void a_user_is_not_an_administrator() {
    assertError(403, "需要管理员权限", signedIn("errors").client().get("/admin/users"));
  }

  @Test
  void a_body_of_more_values_than_anybody_needs_is_refused() {
    String body = "{\"short_term\":[" + "1,".repeat(100_000) + "1]}";
    Answer answer =
        signedIn("errors")
            .client()
            .send(
                "PUT",
                "/api/characters/x/memories",
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("invalid json: too many values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/auth/me", "/api/me/settings", "/admin/users"})
  void answers_are_neither_stored_nor_guessed_at(String path) {
    Answer answer = signedInAdministrator().client().get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/api/nope", "/auth/nope"})
  void errors_are_not_stored_either(String path) {
    assertThat(stranger().get(path).headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  private static RestClient stranger() {
    return RestClient.at(SharedPayara.address());
  }

  private static void assertError(int status, String sentence, Answer answer) {
    assertThat(answer.status()).as("status of %s", answer.text()).isEqualTo(status);
    assertError(answer, sentence);
  }

  private static void assertError(Answer answer, String sentence) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase(Json.UTF8));
    assertThat(answer.text()).isEqualTo("{\"error\":\"" + sentence + "\"}");
  }
}
