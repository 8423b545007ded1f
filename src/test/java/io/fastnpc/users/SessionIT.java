package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.security.ExistingBackEnd;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIT extends OverHttp {
  @Test
  void registering_begins_a_session() {
    SignedIn user = signedIn("小明🌙 \"'%*?[:");
    assertThat(user.client().get("/auth/me").text())
        .contains("\"id\":" + user.id())
        .contains("\"is_admin\":0");
  }

  @Test
  void logging_in_begins_a_session_and_logging_out_removes_its_cookie() {
    SignedIn user = signedIn("ann");
    RestClient other = browser();
    Answer welcome = logIn(other, user.username(), " " + SignedIn.PASSWORD + " ");
    assertThat(welcome.status()).isEqualTo(200);
    assertThat(welcome.body().at("/user/username").asText()).isEqualTo(user.username());
    assertThat(other.get("/auth/me").status()).isEqualTo(200);
    assertThat(other.post("/auth/logout").text()).isEqualTo("{\"ok\":true}");
    assertThat(other.get("/auth/me").status()).isEqualTo(401);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void matrix_parameters_open_nothing() {
    SignedIn user = signedIn("ann");
    assertThat(browser().get("/admin/users;x=1").status()).isEqualTo(401);
    assertThat(user.client().get("/admin/users;x=1").status()).isEqualTo(403);
    for (String path : List.of("/admin;x/users", "/api;x/me/settings")) {
      assertThat(browser().get(path).status()).as(path).isNotEqualTo(200);
    }
  }

  @Test
  void the_cookie_is_for_this_site_and_not_for_scripts() {
    SignedIn user = signedIn("ann");
    Map<String, String> body = Map.of("username", user.username(), "password", SignedIn.PASSWORD);
    assertThat(cookie(browser().post("/auth/login", body)))
        .startsWith("fastnpc_auth=")
        .contains("Path=/", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    String json = "{\"username\":\"" + user.username() + "\",\"password\":\"correct horse\"}";
    Answer overTls =
        browser()
            .send(
                "POST", "/auth/login", BodyPublishers.ofString(json), "X-Forwarded-Proto", "https");
    assertThat(cookie(overTls)).contains("Secure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"username\":\"a\"}", "{\"username\":\" \",\"password\":\" \"}"})
  void a_name_and_a_password_are_required(String body) {
    Answer answer = browser().post("/auth/register", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"用户名与密码必填\"}");
  }

  @Test
  void a_name_that_no_index_could_hold_is_refused() {
    Answer answer =
        browser()
            .post(
                "/auth/register",
                Map.of("username", "名".repeat(10_000), "password", SignedIn.PASSWORD));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"用户名不能超过256字\"}");
  }

  @Test
  void of_several_registrations_of_a_name_at_once_one_succeeds() throws Exception {
    Map<String, String> body =
        Map.of("username", "twin-" + UUID.randomUUID(), "password", SignedIn.PASSWORD);
    Callable<Answer> registration = () -> browser().postPatiently("/auth/register", body);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Answer>> answers =
          threads.invokeAll(Stream.generate(() -> registration).limit(4).toList());
      int registered = 0;
      for (Future<Answer> answer : answers) {
        if (answer.get().status() == 200) {
          registered++;
        } else {
          assertThat(answer.get().text()).isEqualTo("{\"error\":\"用户名已存在\"}");
        }
      }
      assertThat(registered).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_wrong_name_and_a_wrong_password_are_the_same() {
    SignedIn user = signedIn("ann");
    Answer wrongPassword = logIn(browser(), user.username(), "wrong");
    Answer wrongName = logIn(browser(), "nobody-" + UUID.randomUUID(), SignedIn.PASSWORD);
    assertThat(wrongPassword.status()).isEqualTo(401);
    assertThat(wrongPassword.text()).isEqualTo("{\"error\":\"用户名或密码错误\"}");
    assertThat(wrongName.status()).isEqualTo(401);
    assertThat(wrongName.text()).isEqualTo(wrongPassword.text());
  }

  @Test
  void a_name_that_cannot_be_stored_is_nobodys() {
    assertThat(logIn(browser(), "a\0b", SignedIn.PASSWORD).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/auth/me", "/api/me/settings", "/api/nothing/here", "/admin/users", "/admin/no"})
  void without_a_session_there_is_nothing_to_see(String path) {
    for (RestClient stranger : List.of(browser(), withCookie("forged"))) {
      Answer answer = stranger.get(path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo("{\"error\":\"unauthorized\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/users", "/admin/cache/stats", "/admin/nothing"})
  void administration_is_for_administrators(String path) {
    Answer answer = signedIn("ann").client().get(path);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).isEqualTo("{\"error\":\"需要管理员权限\"}");
  }

  @Test
  void rights_taken_away_in_the_database_end_the_session() throws Exception {
    SignedIn user = signedIn("boss");
    sql("UPDATE users SET is_admin = 1 WHERE id = " + user.id());
    RestClient admin = browser();
    assertThat(logIn(admin, user.username(), SignedIn.PASSWORD).body().at("/user/is_admin").asInt())
        .isEqualTo(1);
    assertThat(admin.get("/admin/users").status()).isEqualTo(200);
    sql("UPDATE users SET is_admin = 0 WHERE id = " + user.id());
    // Nobody told the workers: they read it in the log, which they poll.
    Answer answer = admin.get("/admin/users");
    for (int patience = 0; answer.status() == 200 && patience < 5_000; patience++) {
      answer = admin.get("/admin/users");
    }
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void logging_out_ends_the_session_wherever_its_cookie_was_copied_to() {
    SignedIn user = signedIn("ann");
    RestClient first = browser();
    String cookie = value(logIn(first, user.username(), SignedIn.PASSWORD));
    assertThat(me(cookie)).isEqualTo(200);
    first.post("/auth/logout");
    assertThat(me(cookie)).isEqualTo(401);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void logging_out_everywhere_ends_all_sessions_and_the_next_one_begins() {
    SignedIn user = signedIn("ann");
    RestClient other = browser();
    logIn(other, user.username(), SignedIn.PASSWORD);
    assertThat(other.post("/auth/logout?everywhere=true").status()).isEqualTo(200);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
    assertThat(logIn(other, user.username(), SignedIn.PASSWORD).status()).isEqualTo(200);
    assertThat(other.get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void a_session_of_the_existing_back_end_is_honoured_and_ends_here() {
    SignedIn user = signedIn("小明");
    String theirs = theirToken(user, Instant.now());
    assertThat(me(theirs)).isEqualTo(200);
    Answer answer =
        browser().send("POST", "/auth/logout", BodyPublishers.noBody(), "Cookie", header(theirs));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(me(theirs)).isEqualTo(401);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void a_change_of_password_ends_sessions_of_the_existing_back_end() {
    SignedIn user = signedIn("ann");
    String theirs = theirToken(user, Instant.now());
    assertThat(me(theirs)).isEqualTo(200);
    user.client()
        .put(
            "/api/me/password",
            Map.of("old_password", SignedIn.PASSWORD, "new_password", "another horse"));
    assertThat(me(theirs)).isEqualTo(401);
  }

  @Test
  void a_session_of_the_existing_back_end_from_before_the_account_is_none() {
    SignedIn user = signedIn("ann");
    assertThat(me(theirToken(user, Instant.now().minus(Duration.ofDays(1))))).isEqualTo(401);
  }

  @Test
  void of_several_cookies_the_first_valid_one_counts() {
    SignedIn ann = signedIn("ann");
    SignedIn bob = signedIn("bob");
    String first = value(logIn(browser(), ann.username(), SignedIn.PASSWORD));
    String second = value(logIn(browser(), bob.username(), SignedIn.PASSWORD));
    assertThat(whoIs(header("forged") + "; " + header(first) + "; " + header(second)))
        .contains("\"id\":" + ann.id());
    assertThat(whoIs(header(second) + "; " + header(first) + "; " + header("forged")))
        .contains("\"id\":" + bob.id());
  }

  @Test
  void a_hundred_and_one_ended_sessions_end_them_all() throws Exception {
    SignedIn user = signedIn("ann");
    sql(
        "INSERT INTO ended_sessions SELECT "
            + user.id()
            + ", 'n' || n, 9999999999 FROM generate_series(1, 99) AS n");
    RestClient other = browser();
    logIn(other, user.username(), SignedIn.PASSWORD);
    other.post("/auth/logout");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(200);
    logIn(other, user.username(), SignedIn.PASSWORD);
    other.post("/auth/logout");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void a_log_in_ends_the_session_that_the_browser_had_before() {
    SignedIn ann = signedIn("ann");
    SignedIn bob = signedIn("bob");
    RestClient browser = browser();
    String first = value(logIn(browser, ann.username(), SignedIn.PASSWORD));
    String second = value(logIn(browser, ann.username(), SignedIn.PASSWORD));
    assertThat(me(first)).isEqualTo(401);
    assertThat(me(second)).isEqualTo(200);
    String third = value(logIn(browser, bob.username(), SignedIn.PASSWORD));
    assertThat(me(second)).isEqualTo(401);
    Map<String, String> carl =
        Map.of("username", "carl-" + UUID.randomUUID(), "password", SignedIn.PASSWORD);
    assertThat(browser.postPatiently("/auth/register", carl).status()).isEqualTo(200);
    assertThat(me(third)).isEqualTo(401);
    assertThat(browser.get("/auth/me").status()).isEqualTo(200);
    for (SignedIn other : List.of(ann, bob)) {
      assertThat(other.client().get("/auth/me").status()).isEqualTo(200);
    }
  }

  @Test
  void a_log_in_ends_a_session_of_the_existing_back_end() {
    SignedIn user = signedIn("ann");
    String theirs = theirToken(user, Instant.now());
    String body =
        "{\"username\":\"" + user.username() + "\",\"password\":\"" + SignedIn.PASSWORD + "\"}";
    Answer welcome =
        browser()
            .send("POST", "/auth/login", BodyPublishers.ofString(body), "Cookie", header(theirs));
    assertThat(me(value(welcome))).isEqualTo(200);
    assertThat(me(theirs)).isEqualTo(401);
  }

  @Test
  void a_log_in_that_ends_one_session_too_many_begins_one_that_holds() throws Exception {
    SignedIn user = signedIn("ann");
    sql(
        "INSERT INTO ended_sessions SELECT "
            + user.id()
            + ", 'n' || n, 9999999999 FROM generate_series(1, 100) AS n");
    RestClient browser = browser();
    logIn(browser, user.username(), SignedIn.PASSWORD);
    assertThat(me(value(logIn(browser, user.username(), SignedIn.PASSWORD)))).isEqualTo(200);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void a_proxy_that_asks_gets_the_token_that_counts_and_nobody_else_does() {
    SignedIn user = signedIn("ann");
    String token = value(logIn(browser(), user.username(), SignedIn.PASSWORD));
    String cookies = header("forged") + "; " + header(token);
    assertThat(token("Cookie", cookies, "Sec-Fastnpc-Token-Wanted", "1")).isEqualTo(token);
    assertThat(token("Cookie", cookies)).isEmpty();
  }

  private static String token(String... headers) {
    return browser()
        .send("GET", "/auth/me", BodyPublishers.noBody(), headers)
        .headers()
        .firstValue("X-Fastnpc-Token")
        .orElse("");
  }

  private static String theirToken(SignedIn user, Instant issued) {
    return new ExistingBackEnd(Servers.APPLICATION.getOrDefault("FASTNPC_SECRET", ""))
        .token(user.id(), user.username(), issued);
  }

  private static int me(String token) {
    return browser()
        .send("GET", "/auth/me", BodyPublishers.noBody(), "Cookie", header(token))
        .status();
  }

  private static String whoIs(String cookies) {
    return browser().send("GET", "/auth/me", BodyPublishers.noBody(), "Cookie", cookies).text();
  }

  private static String header(String token) {
    return "fastnpc_auth=" + token;
  }

  private static String value(Answer answer) {
    String cookie = cookie(answer);
    return cookie.substring("fastnpc_auth=".length(), cookie.indexOf(';'));
  }

  private static String cookie(Answer answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("");
  }

  private static Answer logIn(RestClient browser, String username, String password) {
    return browser.post("/auth/login", Map.of("username", username, "password", password));
  }

  private static RestClient withCookie(String token) {
    RestClient browser = browser();
    browser.send("GET", "/auth/me", BodyPublishers.noBody(), "Cookie", "fastnpc_auth=" + token);
    return browser;
  }

  private static RestClient browser() {
    return RestClient.at(SharedPayara.address());
  }
}
