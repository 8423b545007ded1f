package io.fastnpc.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.SignedIn;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * Who tries many passwords, and who does more than they may, at two workers with small bounds and
 * servers of their own. Each test has addresses of its own.
 */
class BrakeIT {
  private static final int FREE = 3;
  private static final int WRITES = 50;
  private static final int ACCOUNTS = 6;
  private static final String SENTENCE = "{\"error\":\"尝试过于频繁，请稍后再试\"}";

  private static Installation installation;
  private static SignedIn admin;

  @BeforeAll
  static void start() {
    installation =
        Installation.ofWorkers(2)
            .with("FASTNPC_LOGIN_FAILURES", Integer.toString(FREE))
            .with("FASTNPC_LOGIN_FAILURES_PER_ADDRESS", "8")
            .with("FASTNPC_QUOTA_REGISTRATIONS", Integer.toString(ACCOUNTS))
            .with("FASTNPC_QUOTA_WRITES", Integer.toString(WRITES))
            .with("FASTNPC_QUOTA_CHARACTERS", "2")
            .start();
    admin = SignedIn.asAdministrator(installation.address(0));
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  private static Answer post(int worker, String path, String from, Map<String, String> body) {
    String json =
        body.entrySet().stream()
            .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    return RestClient.at(installation.address(worker))
        .send(
            "POST",
            path,
            BodyPublishers.ofString(json),
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            from);
  }

  private static Answer logIn(int worker, String name, String password, String from) {
    return post(worker, "/auth/login", from, Map.of("username", name, "password", password));
  }

  private static String user(String name, String from) {
    String full = name + "-" + System.nanoTime();
    Map<String, String> body = Map.of("username", full, "password", SignedIn.PASSWORD);
    assertThat(post(0, "/auth/register", from, body).status()).isEqualTo(200);
    return full;
  }

  private static void assertBraked(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.text()).isEqualTo(SENTENCE);
    assertThat(answer.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
  }

  /** Fails until that is braked, where a slow machine has let the first pauses pass. */
  private static void untilBraked(Supplier<Answer> attempt) {
    Answer answer = attempt.get();
    while (answer.status() == 400) {
      answer = attempt.get();
    }
    assertBraked(answer);
  }

  /** Fails until the pause is long enough for what a test does then. */
  private static void attack(String name, String network) {
    untilLong(i -> logIn(i % 2, name, "wrong", network + (1 + i % 250)));
  }

  /** Has log-ins fail until the pause outlasts what a test does then. */
  private static void untilLong(IntFunction<Answer> attempt) {
    int seconds = 0;
    for (int i = 0; seconds < 7; i++) {
      Answer answer = attempt.apply(i);
      assertThat(answer.status()).isIn(401, 429);
      seconds = answer.headers().firstValue("Retry-After").map(Integer::valueOf).orElse(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"known", "unknown"})
  void wrong_passwords_from_everywhere_are_slowed_on_all_workers(String kind) {
    boolean known = kind.equals("known");
    String name = known ? user("victim", "192.0.2.1") : "nobody-" + System.nanoTime();
    String network = known ? "198.51.100." : "198.51.101.";
    for (int i = 0; i < FREE + 1; i++) {
      Answer answer = logIn(i % 2, name, "wrong", network + (i + 1));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo("{\"error\":\"用户名或密码错误\"}");
    }
    attack(name, network);
    assertBraked(logIn(0, name, SignedIn.PASSWORD, network + 77));
    assertBraked(logIn(1, name, SignedIn.PASSWORD, network + 78));
    if (known) {
      assertThat(logIn(0, name, SignedIn.PASSWORD, "192.0.2.1").status())
          .as("from where they registered")
          .isEqualTo(200);
      assertThat(logIn(1, name, SignedIn.PASSWORD, "192.0.2.1").status()).isEqualTo(200);
    }
  }

  @Test
  void neither_clearing_the_cache_nor_losing_redis_frees_who_guesses() {
    String name = user("cleared", "192.0.2.2");
    attack(name, "198.51.102.");
    assertThat(admin.client().post("/admin/cache/clear?pattern=*").status()).isEqualTo(200);
    assertBraked(logIn(0, name, SignedIn.PASSWORD, "198.51.102.77"));
    try (Jedis redis = new Jedis(Server.HOST, installation.redis().port())) {
      assertThat(redis.keys("*")).noneMatch(key -> key.contains(name) || key.contains("198.51"));
      redis.flushAll();
    }
    int tried = 0;
    for (int i = 0; i < 10; i++) {
      tried += logIn(i % 2, name, "wrong", "198.51.102." + (80 + i)).status() == 401 ? 1 : 0;
    }
    assertThat(tried).as("each worker remembers what it has counted").isLessThanOrEqualTo(2);
  }

  @Test
  void one_network_that_tries_many_accounts_is_slowed_and_others_are_not() {
    int tried = 0;
    int attempts = 20;
    for (int i = 0; i < attempts; i++) {
      Answer answer = logIn(i % 2, "spray-" + i, "wrong", "2001:db8:5:5::" + i);
      tried += answer.status() == 401 ? 1 : 0;
    }
    assertThat(tried).as("the more the slower they were made").isBetween(9, attempts - 1);
    assertThat(logIn(0, "spray-x", "wrong", "2001:db8:5:6::1").status()).isEqualTo(401);
  }

  @Test
  void a_forged_address_is_of_no_use() {
    String name = user("forged", "192.0.2.3");
    untilLong(i -> logIn(0, name, "wrong", "10.9.9." + i % 250 + ", 198.51.103.1"));
    assertBraked(logIn(0, name, "wrong", "192.0.2.3, 198.51.103.1"));
  }

  @Test
  void the_form_of_the_page_is_braked_with_the_rest() {
    String name = user("page", "192.0.2.4");
    attack(name, "198.51.104.");
    Answer page = form(name, "zh");
    assertThat(page.status()).isEqualTo(429);
    String seconds = page.headers().firstValue("Retry-After").orElseThrow();
    assertThat(page.text()).contains("尝试过于频繁，请在 " + seconds + " 秒后再试。");
    assertThat(form(name, "en").text()).containsPattern("Please try again in [0-9]+ seconds\\.");
  }

  private static Answer form(String name, String language) {
    String fields =
        Map.of(
                "form", "form",
                "form:name", name,
                "form:password", SignedIn.PASSWORD,
                "form:submit", "x",
                "jakarta.faces.ViewState", "stateless")
            .entrySet()
            .stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return RestClient.at(installation.address(1))
        .send(
            "POST",
            "/login.xhtml",
            BodyPublishers.ofString(fields),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Accept-Language",
            language,
            "X-Forwarded-For",
            "198.51.104.99");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void who_has_a_session_does_not_find_out_the_password_with_it() {
    SignedIn user = SignedIn.as("session", installation.address(0));
    Map<String, String> change = Map.of("old_password", "wrong", "new_password", "another one");
    Map<String, String> end = Map.of("password", "wrong");
    for (int i = 0; i < FREE + 1; i++) {
      Answer answer =
          i % 2 == 0
              ? user.client().put("/api/me/password", change)
              : user.client().post("/api/me/delete", end);
      assertThat(answer.status()).isEqualTo(400);
    }
    RestClient other = user.client().on(installation.address(1));
    boolean braked = false;
    for (int i = 0; i < FREE && !braked; i++) { // by its own count alone it would not yet be
      untilBraked(() -> user.client().put("/api/me/password", change));
      braked = other.post("/api/me/delete", end).status() == 429;
    }
    assertThat(braked).as("on the other worker, too").isTrue();
    assertThat(logIn(0, user.username(), SignedIn.PASSWORD, "127.0.0.1").status())
        .as("a log-in counts apart")
        .isEqualTo(200);
  }

  @Test
  void a_stolen_session_does_not_delay_its_owner() {
    SignedIn thief = SignedIn.as("stolen", installation.address(0));
    Map<String, String> guess = Map.of("old_password", "wrong", "new_password", "another one");
    for (int i = 0; i < FREE + 1; i++) {
      assertThat(thief.client().put("/api/me/password", guess).status()).isEqualTo(400);
    }
    untilBraked(() -> thief.client().put("/api/me/password", guess));
    RestClient owner = RestClient.at(installation.address(1));
    assertThat(
            owner
                .post(
                    "/auth/login",
                    Map.of("username", thief.username(), "password", SignedIn.PASSWORD))
                .status())
        .isEqualTo(200);
    Map<String, String> change =
        Map.of("old_password", SignedIn.PASSWORD, "new_password", "another one");
    assertThat(owner.put("/api/me/password", change).status()).isEqualTo(200);
    assertThat(thief.client().get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void an_address_registers_so_many_accounts() {
    for (int i = 0; i < ACCOUNTS; i++) {
      user("many", "2001:db8:7:7::" + i);
    }
    Map<String, String> body = Map.of("username", "one-more", "password", SignedIn.PASSWORD);
    Answer answer = post(0, "/auth/register", "2001:db8:7:7::77", body);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.text()).isEqualTo("{\"error\":\"注册过于频繁，请稍后再试\"}");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(post(0, "/auth/register", "2001:db8:7:8::1", body).status()).isEqualTo(200);
  }

  @Test
  void a_user_writes_so_often_and_reads_as_often_as_they_like() {
    RestClient client = SignedIn.as("writer", installation.address(1)).client();
    int refused = 0;
    Answer answer = client.get("/api/me/settings");
    for (int i = 0; i < WRITES + 20; i++) {
      answer = client.put("/api/me/settings", "not JSON");
      refused += answer.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(1, 20);
    assertThat(answer.text()).isEqualTo("{\"error\":\"操作过于频繁，请稍后再试\"}");
    assertThat(client.get("/api/me/settings").status()).isEqualTo(200);
    assertThat(client.post("/auth/logout").status()).isEqualTo(200);
  }

  @Test
  void a_user_has_so_many_characters() {
    RestClient client = SignedIn.as("maker", installation.address(1)).client();
    assertThat(client.post("/api/characters", Map.of("role", "a")).status()).isEqualTo(201);
    assertThat(client.post("/api/characters/a/copy").status()).isEqualTo(200);
    for (Answer full :
        new Answer[] {
          client.post("/api/characters", Map.of("role", "b")), client.post("/api/characters/a/copy")
        }) {
      assertThat(full.status()).isEqualTo(429);
      assertThat(full.text()).isEqualTo("{\"error\":\"角色数量已达上限（2个），请先删除不用的角色\"}");
    }
    assertThat(client.post("/api/characters", Map.of("role", "a")).status()).isEqualTo(200);
    assertThat(client.delete("/api/characters/a").status()).isEqualTo(200);
    assertThat(client.post("/api/characters", Map.of("role", "b")).status()).isEqualTo(201);
  }
}
