package io.fastnpc.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fastnpc.deployment.RawHttp.Answers;
import io.fastnpc.http.browsers.Fetched;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.NginxServer;
import io.fastnpc.tools.servers.NginxSite;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped nginx in front of a worker. Skipped where the machine has no nginx. */
class NginxIT extends OverHttp {
  private static @Nullable NginxServer nginx;

  @BeforeEach
  void start() {
    assumeTrue(NginxServer.isInstalled(), NginxServer.MISSING);
    if (nginx == null) {
      int worker = SharedPayara.address().getPort();
      nginx =
          NginxServer.start(
              BuiltFile.HOME.path().resolve("target/servers/nginx"),
              NginxSite.ofWorkers(worker, worker));
    }
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.stop();
    }
  }

  @Test
  void users_are_served() {
    RestClient user = client();
    Map<String, String> account =
        Map.of("username", "proxied-" + UUID.randomUUID(), "password", SignedIn.PASSWORD);
    assertThat(user.post("/auth/register", account).status()).isEqualTo(200);
    assertThat(user.get("/auth/me").text()).contains("proxied-");
    assertThat(user.post("/api/characters", Map.of("role", "孙悟空/a")).status()).isEqualTo(201);
    String path = "/api/characters/" + RestClient.encoded("孙悟空/a") + "/id";
    assertThat(user.get(path).text()).contains("\"id\"");
    assertThat(user.send("DELETE", path, BodyPublishers.ofString("{}")).status()).isEqualTo(405);
  }

  @Test
  void a_session_is_found_behind_the_cookies_of_others() {
    String session = signedIn("nginx").client().cookie();
    assertThat(me("a=b; " + session + "; c=" + "d".repeat(1_000)).status()).isEqualTo(200);
    assertThat(me("nick=小明; " + session).status()).isEqualTo(200);
    assertThat(me("xfastnpc_auth=x; " + session).status()).isEqualTo(200);
    assertThat(me("fastnpc_lang=zh; " + session).status()).isEqualTo(200);
    assertThat(me("x" + session).status()).isEqualTo(401);
  }

  private static Answers me(String cookies) {
    return RawHttp.send(address(), "GET", "/auth/me", "Cookie: " + cookies);
  }

  @Test
  void pages_speak_the_language_that_was_chosen() {
    String page =
        client()
            .send(
                "GET",
                "/login.xhtml",
                BodyPublishers.noBody(),
                "Cookie",
                "a=b; fastnpc_lang=zh",
                "Accept-Language",
                "en")
            .text();
    assertThat(page).contains("lang=\"zh-CN\"");
  }

  @Test
  void log_ins_and_registrations_of_one_address_are_limited_and_nothing_else() {
    int worker = SharedPayara.address().getPort();
    NginxServer own =
        NginxServer.start(
            BuiltFile.HOME.path().resolve("target/servers/nginx-limit"),
            NginxSite.ofWorkers(worker, worker));
    try {
      int refused = 0;
      Answers last = RawHttp.send(own.address(), "POST", "/auth/login", "Content-Length: 0");
      for (int i = 0; i < 300; i++) {
        String path = i % 2 == 0 ? "/auth/login" : "/auth/register";
        last = RawHttp.send(own.address(), "POST", path, "Content-Length: 0");
        refused += last.status() == 429 ? 1 : 0;
      }
      assertThat(refused).isBetween(1, 200);
      assertError(429, last);
      assertThat(last.text()).contains("Retry-After: 1\r\n", "Cache-Control: no-store\r\n");
      assertThat(RawHttp.send(own.address(), "GET", "/auth/me").status()).isEqualTo(401);
      assertThat(RawHttp.send(own.address(), "POST", "/auth/logout", "Content-Length: 0").status())
          .isEqualTo(200);
    } finally {
      own.stop();
    }
  }

  @Test
  void files_of_pages_come_compressed_by_the_worker_and_nothing_else_does() {
    RestClient admin = signedInAdministrator().client();
    List<String> parts = Fetched.parts(admin.on(address()), "/admin/");
    assertThat(parts).isNotEmpty();
    for (String part : parts) {
      Fetched packed = Fetched.of(address(), part, "gzip, deflate, br");
      assertThat(packed.header("Content-Encoding")).as(part).isEqualTo("gzip");
      assertThat(packed.header("Vary")).as(part).contains("Accept-Encoding");
      assertThat(packed.header("Cache-Control")).as(part).contains("immutable");
      assertThat(Fetched.of(address(), part, "br").header("Content-Encoding")).isEmpty();
    }
    Fetched page = Fetched.of(address(), "/login.xhtml", "gzip");
    assertThat(page.answer().statusCode()).isEqualTo(200);
    assertThat(page.header("Content-Encoding")).isEmpty();
  }

  @Test
  void a_long_profile_comes_as_the_worker_has_it_compressed() throws IOException {
    RestClient user = signedIn("long").client().on(address());
    user.post("/api/characters", Map.of("role", "Watson"));
    user.put(
        "/api/characters/Watson/memories",
        Map.of("short_term", List.of("他在伦敦贝克街当侦探。".repeat(300))));
    String path = "/api/characters/Watson/profile";
    String profile = user.get(path).text();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path)).header("Cookie", user.cookie());
    Fetched plain = Fetched.of(request.copy(), "br");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.answer().body()).asString(StandardCharsets.UTF_8).isEqualTo(profile);
    Fetched packed = Fetched.of(request, "gzip, deflate, br");
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.unpacked()).asString(StandardCharsets.UTF_8).isEqualTo(profile);
    assertThat(packed.answer().body()).hasSizeLessThan(plain.answer().body().length / 5);
  }

  @Test
  void during_an_update_each_page_gets_the_files_of_its_own_version() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", NginxIT::hasNothing);
    other.start();
    NginxServer own =
        NginxServer.start(
            BuiltFile.HOME.path().resolve("target/servers/nginx-update"),
            NginxSite.ofWorkers(other.getAddress().getPort(), SharedPayara.address().getPort()));
    try {
      for (String part : Fetched.parts(signedInAdministrator().client(), "/admin/")) {
        assertThat(Fetched.of(own.address(), part, "gzip").answer().statusCode()).isEqualTo(200);
      }
      String nobodys = "/style/fastnpc.css?v=0";
      assertThat(Fetched.of(own.address(), nobodys, "gzip").answer().statusCode()).isEqualTo(404);
    } finally {
      own.stop();
      other.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/%zz, 400",
    "/api/characters/%FF/id, 400",
    "/api/characters/%00/id, 400",
    "/api/characters/%5C/id, 400",
    "/api/%2e%2e/x, 400",
    "/nope, 404",
    "/nginx-error/400, 404",
  })
  void what_a_worker_would_mistake_is_refused(String path, int status) {
    assertError(status, RawHttp.send(address(), "GET", path));
  }

  @Test
  void a_head_that_is_too_long_is_told_in_json() {
    assertError(414, RawHttp.send(address(), "GET", "/api/" + "a".repeat(5_000)));
    assertError(431, me("a=;".repeat(42_000)));
  }

  private static void hasNothing(HttpExchange asked) throws IOException {
    asked.sendResponseHeaders(404, -1);
    asked.close();
  }

  private static RestClient client() {
    return RestClient.at(address());
  }

  private static URI address() {
    if (nginx == null) {
      throw new IllegalStateException("not started");
    }
    return nginx.address();
  }

  private static void assertError(int status, Answers answers) {
    assertThat(answers.status()).as(answers.text()).isEqualTo(status);
    assertThat(answers.body()).startsWith("{\"error\":\"").endsWith("\"}");
  }
}
