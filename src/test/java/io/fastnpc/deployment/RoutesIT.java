package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.deployment.RawHttp.Answers;
import io.fastnpc.deployment.StubbedBackEnd.Call;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped nginx file for one address in front of workers and the existing back end; both are
 * stubs. Skipped where the machine has no nginx.
 */
class RoutesIT {
  private static final String SESSION = "Cookie: other=1; fastnpc_auth=signed; fastnpc_lang=zh";

  @TempDir private static Path folder;

  private static StubbedBackEnd workers;
  private static StubbedBackEnd existing;
  private static NginxServer nginx;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    Files.createDirectories(folder.resolve("frontend/assets"));
    Files.createDirectories(folder.resolve("avatars"));
    Files.writeString(folder.resolve("frontend/index.html"), "<p>frontend</p>");
    Files.writeString(folder.resolve("frontend/assets/app-1.js"), "// script");
    Files.writeString(folder.resolve("avatars/user_1_悟空.jpg"), "picture");
    Files.writeString(folder.resolve("avatars/page.html"), "<script>");
    workers = StubbedBackEnd.start("workers");
    existing = StubbedBackEnd.start("existing");
    nginx = started("routes", workers.port(), workers.port(), existing.port());
  }

  private static NginxServer started(String name, int first, int second, int existingPort) {
    return NginxServer.start(
        BuiltFile.HOME.path().resolve("target/servers/nginx-" + name),
        NginxSite.besideExisting(
            first, second, existingPort, folder.resolve("frontend"), folder.resolve("avatars")));
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.stop();
      workers.close();
      existing.close();
    }
  }

  @BeforeEach
  void forget() {
    workers.calls();
    existing.calls();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /auth/login",
    "GET, /auth/me",
    "PUT, /api/me/settings",
    "DELETE, /api/me/sessions/1",
    "GET, /api/user/profile",
    "GET, /api/characters",
    "GET, /api/characters?limit=1",
    "HEAD, /api/characters",
    "DELETE, /api/characters/a",
    "DELETE, /api/characters/a%2Favatar",
    "PUT, /api/characters/a/rename",
    "PUT, /api/characters/a%2Fb/structured",
    "GET, /api/characters/avatar/profile",
    "POST, /api/characters/a/copy",
    "PUT, /api/characters/a/memories",
    "GET, /api/characters/a/avatars",
    "GET, /api/groups",
    "GET, /api/chat/a/messages?after_id=0&limit=200",
    "GET, /api/chat/a%2Fb/context",
    "GET, /admin/users",
    "GET, /admin/users?q=a",
    "PUT, /admin/users/1/admin",
    "GET, /admin/users/1/characters/2/messages",
    "GET, /admin/users/1/groups",
    "GET, /admin/characters",
    "GET, /admin/groups/1",
    "GET, /admin/groups/1/messages",
    "POST, /admin/cache/clear?pattern=*",
    "GET, /admin/",
    "POST, /admin/index.xhtml",
    "GET, /login.xhtml",
    "GET, /style/fastnpc.css",
    "GET, /jakarta.faces.resource/core.js.xhtml?ln=primefaces",
    "GET, /health/ready",
    "GET, /metrics",
    "GET, /openapi",
    "GET, /docs/",
  })
  void workers_answer_what_the_contract_lists(String method, String path) {
    assertThat(method(method, path)).isEqualTo("workers " + method + " " + path);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/characters",
    "GET, /api/characters/a",
    "PUT, /api/characters/a",
    "POST, /api/characters/a/avatar",
    "DELETE, /api/characters/a/avatar",
    "POST, /api/characters/a/toggle-test-marker",
    "POST, /api/user/avatar",
    "POST, /api/groups",
    "GET, /api/groups/1",
    "DELETE, /api/groups/1/members/a",
    "POST, /api/chat/a/messages",
    "GET, /api/chat/a/stream?content=b%2Fc",
    "POST, /api/chat/a/compress-all",
    "GET, /api/tasks/1",
    "GET, /api/feedbacks",
    "GET, /admin/prompts?include_inactive=true",
    "GET, /admin/chat/compiled",
    "POST, /admin/groups/1/mark-test-case",
    "GET, /admin/groups/1/messages/2/prompt",
    "POST, /admin/characters/1/mark-test-case",
    "GET, /structured/view?role=a",
    "POST, /collect",
    "GET, /progress/1",
    "POST, /chat",
  })
  void the_existing_back_end_answers_the_rest(String method, String path) {
    assertThat(method(method, path)).isEqualTo("existing " + method + " " + path);
  }

  private static String method(String method, String path) {
    assertThat(send(method, path, SESSION).status()).isEqualTo(200);
    List<Call> atExisting = existing.calls();
    return atExisting.isEmpty()
        ? "workers " + workers.calls().get(0).line()
        : "existing " + atExisting.get(0).line();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /admin/users/1/characters/cleanup",
    "POST, /admin/users/1/characters/cleanup?all=1",
    "POST, /admin/users/1/characters/cleanup/",
    "PUT, /api/characters/a%2Frename",
    "PUT, /api/%63haracters/a/rename",
    "POST, /admin/%75sers/1/characters/cleanup",
    "PUT, /api/me%2Fpassword",
    "POST, /api/chat/a%2fb/messages",
    "POST, /admin%2Fusers/1/characters/cleanup",
    "POST, //admin/users/1/characters/cleanup",
    "POST, /api/me#/x",
    "POST, /nothing",
    "DELETE, /assets/app-1.js",
    "PUT, /avatars/user_1_%E6%82%9F%E7%A9%BA.jpg",
    "GET, /assets/app-2.js",
    "GET, /avatars/nobody.jpg",
    "GET, /nginx-existing",
    "GET, /nginx-workers",
    "GET, /nginx-session",
    "GET, /nginx-error/503",
  })
  void nobody_answers(String method, String path) {
    Answers answers = send(method, path, SESSION);
    assertThat(answers.status()).isEqualTo(404);
    assertThat(answers.body()).isEqualTo("{\"error\":\"接口不存在\"}");
    assertThat(existing.calls()).isEmpty();
    assertThat(workers.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/some/page", "/authors"})
  void other_addresses_are_the_frontends(String path) {
    Answers answers = send("GET", path, SESSION);
    assertThat(answers.body()).isEqualTo("<p>frontend</p>");
    assertThat(answers.text()).contains("Cache-Control: no-cache", "nosniff");
  }

  @Test
  void files_of_the_frontend_are_kept_and_avatars_are_pictures() {
    assertThat(send("GET", "/assets/app-1.js").text())
        .contains("Content-Type: application/javascript", "immutable", "// script");
    assertThat(send("GET", "/avatars/user_1_%E6%82%9F%E7%A9%BA.jpg?t=1").text())
        .contains("Content-Type: image/jpeg", "nosniff", "picture");
    assertThat(send("GET", "/avatars/page.html").text())
        .contains("Content-Type: application/octet-stream", "sandbox");
    assertThat(send("GET", "/avatars/..%2ffrontend/index.html").body()).doesNotContain("<script>");
  }

  @Test
  void the_accepted_token_is_the_only_cookie_that_the_existing_back_end_gets() {
    send("GET", "/api/feedbacks", SESSION, "X-Fastnpc-Token: forged");
    Call asked = workers.calls().get(0);
    assertThat(asked.line()).isEqualTo("GET /auth/me");
    assertThat(asked.header("Cookie")).isEqualTo("fastnpc_auth=signed; fastnpc_lang=zh");
    assertThat(asked.header("Sec-Fastnpc-Token-Wanted")).isNotEmpty();
    Call passed = existing.calls().get(0);
    assertThat(passed.header("Cookie")).isEqualTo("fastnpc_auth=accepted");
    assertThat(passed.headers()).doesNotContainKey(StubbedBackEnd.TOKEN);
  }

  @Test
  void a_session_is_renewed_by_calls_to_the_existing_back_end_too() {
    assertThat(send("GET", "/api/feedbacks", SESSION).text())
        .containsOnlyOnce("Set-Cookie: " + StubbedBackEnd.RENEWED + "\r\n");
  }

  @Test
  void a_call_without_the_cookie_is_passed_on_unasked() {
    assertThat(send("GET", "/api/feedbacks", "Cookie: other=1; xfastnpc_auth=signed").text())
        .doesNotContain("Set-Cookie");
    assertThat(existing.calls().get(0).headers()).doesNotContainKey("Cookie");
    assertThat(workers.calls()).isEmpty();
  }

  @Test
  void a_public_call_is_passed_on_unasked_and_without_a_cookie() {
    send("GET", "/progress/1", SESSION);
    send("POST", "/collect", SESSION);
    assertThat(existing.calls()).hasSize(2).noneMatch(call -> call.headers().containsKey("Cookie"));
    assertThat(workers.calls()).isEmpty();
  }

  @Test
  void no_client_gets_the_token() {
    for (String path : List.of("/auth/me", "/api/feedbacks")) {
      Answers answers = send("GET", path, SESSION, "Sec-Fastnpc-Token-Wanted: 1");
      assertThat(answers.status()).isEqualTo(200);
      assertThat(answers.text()).doesNotContainIgnoringCase(StubbedBackEnd.TOKEN);
    }
    assertThat(workers.calls().get(0).headers()).doesNotContainKey("Sec-Fastnpc-Token-Wanted");
    assertThat(existing.calls().get(0).headers()).doesNotContainKey("Sec-Fastnpc-Token-Wanted");
  }

  @Test
  void back_ends_are_told_the_clients_address_and_not_what_it_says() {
    for (String path : List.of("/auth/me", "/api/feedbacks")) {
      send("GET", path, SESSION, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: gopher");
    }
    assertThat(workers.calls())
        .hasSize(2)
        .allMatch(call -> call.header("X-Forwarded-For").equals("127.0.0.1"));
    Call passed = existing.calls().get(0);
    assertThat(passed.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
    assertThat(passed.header("X-Forwarded-Proto")).isEqualTo("http");
  }

  @Test
  void events_arrive_when_they_happen() throws IOException, InterruptedException {
    URI stream = nginx.address().resolve("/api/chat/a/stream");
    var lines =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines())
            .body();
    Iterator<String> events = lines.filter(line -> !line.isEmpty()).iterator();
    assertThat(events.next()).isEqualTo("data: first");
    existing.finishStreams();
    assertThat(events.next()).isEqualTo("data: last");
    assertThat(events.hasNext()).isFalse();
  }

  @Test
  void pictures_are_long_and_what_workers_read_is_not() {
    String picture = "x".repeat(12 << 20);
    String announced = SESSION + "\r\nContent-Length: " + picture.length();
    String path = "/api/characters/a/avatar";
    Answers taken =
        RawHttp.send(nginx.address(), "POST", path, announced, "Connection: close", picture);
    assertThat(taken.status()).isEqualTo(200);
    assertThat(existing.calls().get(0).bodyBytes()).isEqualTo(picture.length());
    String ended = "Cookie: " + StubbedBackEnd.ENDED;
    assertThat(announced(ended, "POST", path, 12 << 20)).isEqualTo(401);
    assertThat(announced(SESSION, "POST", "/api/user/avatar", 21 << 20)).isEqualTo(413);
    assertThat(announced(SESSION, "PUT", "/api/characters/a/structured", 3 << 20)).isEqualTo(413);
    assertThat(existing.calls()).isEmpty();
  }

  /** The body never comes: who refuses it does not wait for it. */
  private static int announced(String cookie, String method, String path, int bytes) {
    return RawHttp.announce(nginx.address(), method, path, cookie, "Content-Length: " + bytes);
  }

  @Test
  void a_message_may_stand_in_an_address_and_workers_get_short_heads() {
    String message = "%E4%BD%A0".repeat(4_000);
    assertThat(send("GET", "/api/chat/a/reply?content=" + message, SESSION).status())
        .isEqualTo(200);
    assertThat(send("GET", "/api/characters?x=" + message, SESSION).status()).isEqualTo(414);
    assertThat(send("GET", "/api/characters", "Accept: " + "a".repeat(7_000)).status())
        .isEqualTo(431);
  }

  @Test
  void the_next_worker_repeats_reads_and_nothing_else() throws IOException {
    try (StubbedBackEnd second = StubbedBackEnd.start("second")) {
      NginxServer between = started("next", workers.port(), second.port(), existing.port());
      try {
        Answers read = RawHttp.send(between.address(), "GET", "/auth/breaks-off");
        assertThat(read.status()).isEqualTo(503);
        assertThat(workers.calls()).hasSize(1);
        assertThat(second.calls()).hasSize(1);
      } finally {
        between.stop();
      }
      for (String method : List.of("POST", "PUT", "DELETE")) {
        NginxServer again = started("next", workers.port(), second.port(), existing.port());
        try {
          Answers write = RawHttp.send(again.address(), method, "/auth/breaks-off");
          assertThat(write.status()).isEqualTo(503);
          assertThat(workers.calls().size() + second.calls().size()).as(method).isEqualTo(1);
        } finally {
          again.stop();
        }
      }
    }
  }

  @Test
  void without_a_worker_or_the_existing_back_end_the_service_is_unavailable() {
    NginxServer alone = started("alone", Ports.free(), Ports.free(), existing.port());
    try {
      assertUnavailable(RawHttp.send(alone.address(), "GET", "/api/characters"));
      assertUnavailable(RawHttp.send(alone.address(), "GET", "/api/feedbacks", SESSION));
      assertThat(existing.calls()).isEmpty();
      assertThat(RawHttp.send(alone.address(), "GET", "/api/feedbacks").status()).isEqualTo(200);
    } finally {
      alone.stop();
    }
    NginxServer without = started("alone", workers.port(), workers.port(), Ports.free());
    try {
      assertUnavailable(RawHttp.send(without.address(), "GET", "/api/feedbacks", SESSION));
      assertThat(RawHttp.send(without.address(), "GET", "/auth/me").status()).isEqualTo(200);
    } finally {
      without.stop();
    }
  }

  private static void assertUnavailable(Answers answers) {
    assertThat(answers.status()).isEqualTo(503);
    assertThat(answers.body()).isEqualTo("{\"error\":\"服务暂不可用\"}");
  }

  private static Answers send(String method, String path, String... headers) {
    return RawHttp.send(nginx.address(), method, path, headers);
  }
}
