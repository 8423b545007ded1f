package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Who is an administrator, and that nobody becomes one by other ways. */
class RightsIT extends OverHttp {
  private static final String OK = "{\"ok\":true}";
  private static final String FORBIDDEN = "{\"error\":\"需要管理员权限\"}";

  @Test
  void what_is_written_to_redis_makes_nobody_an_administrator() {
    SignedIn mallory = signedIn("mallory");
    byte[] forged = forged(mallory, "\"admin\":false", "\"admin\":true");
    String shown = mallory.client().cookie();
    believe(mallory, forged, shown, me -> me.text().contains("\"is_admin\":1")); // it only shows
    for (String path : List.of("/admin/users", "/admin/cache/stats", "/admin/nothing")) {
      assertThat(mallory.client().get(path).text()).as(path).isEqualTo(FORBIDDEN);
    }
    assertThat(mallory.client().post("/admin/cache/clear?pattern=*").text()).isEqualTo(FORBIDDEN);
    assertThat(
            mallory
                .client()
                .put("/admin/users/" + mallory.id() + "/admin", Map.of("is_admin", 1))
                .text())
        .isEqualTo(FORBIDDEN);
    for (String page : List.of("", "index.xhtml", "users.xhtml", "user.xhtml?id=" + mallory.id())) {
      assertThat(mallory.client().page("/admin/" + page, "en").status()).as(page).isEqualTo(403);
    }
  }

  @Test
  void an_entry_from_before_the_end_of_a_session_revives_no_administrator() throws Exception {
    SignedIn boss = administrator();
    byte[] earlier = entry(boss);
    String cookie = boss.client().cookie();
    assertThat(boss.client().get("/admin/users").status()).isEqualTo(200);
    boss.client().post("/auth/logout");
    believe(boss, earlier, cookie, me -> me.status() == 200);
    assertThat(withCookie(cookie, "/admin/users").status()).isEqualTo(401);
    assertThat(withCookie(cookie, "/admin/cache/stats").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/auth/logout", "/auth/logout?everywhere=true"})
  void what_is_written_to_redis_saves_no_session_from_its_log_out(String path) {
    SignedIn ada = signedIn("ada");
    String cookie = ada.client().cookie();
    byte[] forged = forged(ada, "\"id\":" + ada.id(), "\"id\":9" + ada.id());
    believe(ada, forged, cookie, me -> me.status() == 401);
    Answer out = browser().send("POST", path, BodyPublishers.noBody(), "Cookie", cookie);
    assertThat(out.text()).isEqualTo(OK);
    try (Jedis redis = redis()) {
      redis.del(key(ada));
    }
    assertThat(withCookie(cookie, "/auth/me").status()).isEqualTo(401);
  }

  @Test
  void an_administrator_gives_rights_and_takes_them_away() {
    SignedIn ada = signedIn("ada");
    RestClient root = signedInAdministrator().client();
    assertThat(root.put(admin(ada), Map.of("is_admin", 1)).text()).isEqualTo(OK);
    assertThat(ada.client().get("/admin/users").status()).isEqualTo(200);
    assertThat(root.put(admin(ada), Map.of("is_admin", true)).text()).isEqualTo(OK);
    assertThat(ada.client().get("/auth/me").text()).contains("\"is_admin\":1");
    assertThat(root.put(admin(ada), Map.of("is_admin", 0)).text()).isEqualTo(OK);
    assertThat(ada.client().get("/auth/me").status()).isEqualTo(401);
    assertThat(ada.client().get("/admin/users").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"is_admin\":null}",
        "{\"is_admin\":2}",
        "{\"is_admin\":\"1\"}",
        "{\"is_admin\":4294967297}",
        "{\"is_admin\":[1]}"
      })
  void a_right_is_given_or_not(String body) {
    Answer answer = signedInAdministrator().client().put("/admin/users/1/admin", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"is_admin 必须是 0 或 1\"}");
  }

  @Test
  void nobody_changes_their_own_rights() {
    SignedIn root = signedInAdministrator();
    for (int flag : List.of(0, 1)) {
      Answer answer = root.client().put(admin(root), Map.of("is_admin", flag));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).isEqualTo("{\"error\":\"不能更改自己的管理员权限\"}");
    }
  }

  @Test
  void an_unknown_user_has_neither_rights_nor_settings() {
    RestClient root = signedInAdministrator().client();
    Answer answer = root.put("/admin/users/2147483647/admin", Map.of("is_admin", 1));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"not_found\"}");
    assertThat(root.get("/admin/users/2147483647/settings").status()).isEqualTo(404);
    assertThat(root.get("/admin/users/x/settings").status()).isEqualTo(404);
  }

  @Test
  void an_administrator_reads_the_settings_of_a_user() {
    SignedIn ada = signedIn("ada");
    RestClient root = signedInAdministrator().client();
    String path = "/admin/users/" + ada.id() + "/settings";
    assertThat(root.get(path).text()).isEqualTo(ada.client().get("/api/me/settings").text());
    ada.client().put("/api/me/settings", Map.of("profile", "爱诗"));
    assertThat(root.get(path).body().at("/settings/profile").asText()).isEqualTo("爱诗");
    assertThat(signedIn("bob").client().get(path).text()).isEqualTo(FORBIDDEN);
  }

  @Test
  void a_password_of_words_of_the_context_is_refused_wherever_one_is_chosen() {
    String common = "{\"error\":\"密码过于常见\"}";
    String name = "context-" + System.nanoTime();
    for (String password : List.of("FastNPC2026", name, name + "1")) {
      assertThat(register(name, password).text()).as(password).isEqualTo(common);
    }
    SignedIn user = signedIn("context");
    for (String password : List.of("fastnpc!", user.username())) {
      Map<String, String> change =
          Map.of("old_password", SignedIn.PASSWORD, "new_password", password);
      assertThat(user.client().put("/api/me/password", change).text())
          .as(password)
          .isEqualTo(common);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "Root", "r00t", "rооt", "ro\u200bot", "ｒｏｏｔ", " ro ot "})
  void a_name_that_looks_like_the_administrators_is_taken(String username) {
    signedInAdministrator();
    Answer answer = register(username, SignedIn.PASSWORD);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"用户名已存在\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "12345, 密码至少6位, 新密码至少6位",
    "🌙🌙🌙🌙🌙, 密码至少6位, 新密码至少6位",
    "月月月月月月月月月月月月月月月月月月月月月月月月月, 密码不能超过72字节, 密码不能超过72字节",
    "PassWord, 密码过于常见, 密码过于常见",
    "'sesame\\u0000open', 密码含有无法使用的字符, 密码含有无法使用的字符",
    "'sesame\\ud800open', 密码含有无法使用的字符, 密码含有无法使用的字符"
  })
  void a_password_that_is_none_is_refused_at_registration_and_change(
      String password, String atRegistration, String atChange) {
    String username = "ada-" + UUID.randomUUID();
    Answer refused =
        browser()
            .post(
                "/auth/register",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).isEqualTo("{\"error\":\"" + atRegistration + "\"}");
    Answer change =
        signedIn("ada")
            .client()
            .put(
                "/api/me/password",
                "{\"old_password\":\"%s\",\"new_password\":\"%s\"}"
                    .formatted(SignedIn.PASSWORD, password));
    assertThat(change.status()).isEqualTo(400);
    assertThat(change.text()).isEqualTo("{\"error\":\"" + atChange + "\"}");
  }

  @Test
  void passwords_from_before_there_were_rules_go_on() throws Exception {
    for (String old : List.of("12345", "password", "x".repeat(80))) {
      SignedIn ada = signedIn("ada");
      sql(
          "UPDATE users SET password_hash = '%s' WHERE id = %d"
              .formatted(Passwords.hash(old), ada.id()));
      assertThat(logIn(ada.username(), old).status()).isEqualTo(200);
    }
  }

  @Test
  void half_a_character_in_a_name_is_not_stored_as_another() {
    Answer answer =
        browser().post("/auth/register", "{\"username\":\"a\\ud800b\",\"password\":\"sesame-x\"}");
    assertThat(answer.text()).isEqualTo("{\"error\":\"用户名含有无法使用的字符\"}");
  }

  /** As the documentation says. */
  private static SignedIn administrator() throws Exception {
    SignedIn user = signedIn("boss");
    sql("UPDATE users SET is_admin = 1 WHERE username = '" + user.username() + "'");
    user.client().until("/auth/me", me -> me.path("is_admin").asInt() == 1);
    return user;
  }

  private static String admin(SignedIn user) {
    return "/admin/users/" + user.id() + "/admin";
  }

  private static byte[] forged(SignedIn user, String from, String to) {
    String entry = new String(entry(user), StandardCharsets.UTF_8);
    assertThat(entry).contains(from);
    return entry.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Puts {@code entry} where {@code user}'s account is cached, until it is {@code believed}: the
   * log may take it away once more, as it does what was filled right after a write. The worker's
   * copy, which hides it, is cleared.
   */
  private static void believe(
      SignedIn user, byte[] entry, String cookie, Predicate<Answer> believed) {
    RestClient root = signedInAdministrator().client();
    try (Jedis redis = redis()) {
      RestClient.at(SharedPayara.address())
          .until(
              "/health/ready",
              ready -> {
                root.post("/admin/cache/clear?pattern=account:" + user.id());
                redis.set(key(user), entry);
                return believed.test(withCookie(cookie, "/auth/me"));
              });
    }
  }

  /** The log invalidates once more what was filled right after a write. */
  private static byte[] entry(SignedIn user) {
    try (Jedis redis = redis()) {
      AtomicReference<byte[]> entry = new AtomicReference<>();
      user.client()
          .until(
              "/auth/me",
              me -> {
                entry.set(redis.get(key(user)));
                return entry.get() != null;
              });
      return Objects.requireNonNull(entry.get());
    }
  }

  private static byte[] key(SignedIn user) {
    return ("fastnpc:account:" + user.id()).getBytes(StandardCharsets.UTF_8);
  }

  private static Jedis redis() {
    return new Jedis(Server.HOST, Servers.redis().port());
  }

  private static Answer withCookie(String cookie, String path) {
    return browser().send("GET", path, BodyPublishers.noBody(), "Cookie", cookie);
  }

  private static Answer register(String username, String password) {
    return browser().post("/auth/register", Map.of("username", username, "password", password));
  }

  private static Answer logIn(String username, String password) {
    return browser().post("/auth/login", Map.of("username", username, "password", password));
  }

  private static RestClient browser() {
    return RestClient.at(SharedPayara.address());
  }
}
