package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

class MeIT extends OverHttp {
  private static final String OK = "{\"ok\":true}";

  @Test
  void who_has_set_nothing_gets_the_defaults() {
    assertThat(signedIn("ann").client().get("/api/me/settings").body().get("settings"))
        .hasToString(
            "{\"default_model\":null,\"ctx_max_chat\":null,\"ctx_max_stm\":null,"
                + "\"ctx_max_ltm\":null,\"profile\":null,\"max_group_reply_rounds\":3,"
                + "\"updated_at\":0}");
  }

  @Test
  void a_read_after_a_write_is_what_was_written_each_time() {
    RestClient ann = signedIn("ann").client();
    for (int budget = 50; budget < 60; budget++) {
      ann.get("/api/me/settings");
      assertThat(ann.put("/api/me/settings", Map.of("ctx_max_chat", budget)).text()).isEqualTo(OK);
      assertThat(ann.get("/api/me/settings").body().at("/settings/ctx_max_chat").asInt())
          .isEqualTo(budget);
    }
  }

  @Test
  void settings_are_stored_as_a_whole() {
    RestClient ann = signedIn("ann").client();
    String all =
        "{\"default_model\":\"z-ai/glm-4-32b\",\"ctx_max_chat\":\"300\",\"ctx_max_stm\":50,"
            + "\"ctx_max_ltm\":5000,\"profile\":\" 爱诗🌙 \",\"max_group_reply_rounds\":10,\"x\":1}";
    assertThat(ann.put("/api/me/settings", all).text()).isEqualTo(OK);
    Answer answer = ann.get("/api/me/settings");
    assertThat(answer.body().at("/settings/default_model").asText()).isEqualTo("z-ai/glm-4-32b");
    assertThat(answer.body().at("/settings/ctx_max_chat").asInt()).isEqualTo(300);
    assertThat(answer.body().at("/settings/profile").asText()).isEqualTo("爱诗🌙");
    assertThat(answer.body().at("/settings/max_group_reply_rounds").asInt()).isEqualTo(10);
    assertThat(answer.body().at("/settings/updated_at").asLong()).isGreaterThan(1_700_000_000L);
    assertThat(ann.put("/api/me/settings", "{}").text()).isEqualTo(OK);
    assertThat(ann.get("/api/me/settings").body().at("/settings/profile").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"default_model\":\"gpt\"}|default_model 不在允许列表",
        "{\"ctx_max_chat\":49}|会话记忆预算必须在50-5000之间",
        "{\"ctx_max_stm\":5001}|短期记忆预算必须在50-5000之间",
        "{\"ctx_max_ltm\":\"0\"}|长期记忆预算必须在50-5000之间",
        "{\"max_group_reply_rounds\":2}|群聊最大角色回复轮数必须在3-10之间"
      })
  void settings_outside_their_limits_are_refused(String body, String message) {
    Answer answer = signedIn("ann").client().put("/api/me/settings", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).isEqualTo(message);
  }

  @Test
  void malformed_json_is_named_so() {
    Answer answer = signedIn("ann").client().put("/api/me/settings", "{\"ctx");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).startsWith("invalid json: ");
  }

  @Test
  void a_changed_password_ends_all_other_sessions_at_once() {
    SignedIn ann = signedIn("ann");
    RestClient other = RestClient.at(SharedPayara.address());
    other.post("/auth/login", Map.of("username", ann.username(), "password", SignedIn.PASSWORD));
    assertThat(other.get("/auth/me").status()).isEqualTo(200);
    Answer answer =
        ann.client()
            .put(
                "/api/me/password",
                Map.of("old_password", SignedIn.PASSWORD, "new_password", "another one"));
    assertThat(answer.text()).isEqualTo(OK);
    assertThat(other.get("/auth/me").status()).isEqualTo(401);
    assertThat(ann.client().get("/auth/me").status()).isEqualTo(200);
    Map<String, String> old = Map.of("username", ann.username(), "password", SignedIn.PASSWORD);
    assertThat(other.post("/auth/login", old).status()).isEqualTo(401);
    Map<String, String> now = Map.of("username", ann.username(), "password", "another one");
    assertThat(other.post("/auth/login", now).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"correct horse, 12345, 新密码至少6位", "wrong, 123456, 原密码不正确", ", , 新密码至少6位"})
  void a_bad_change_of_password_is_refused(String old, String wanted, String message) {
    SignedIn ann = signedIn("ann");
    String body =
        "{\"old_password\":%s,\"new_password\":%s}".formatted(quoted(old), quoted(wanted));
    Answer answer = ann.client().put("/api/me/password", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("error").asText()).isEqualTo(message);
    assertThat(ann.client().get("/auth/me").status()).isEqualTo(200);
  }

  @Test
  void a_deleted_account_is_gone_with_its_sessions_and_characters() {
    SignedIn ann = signedIn("ann");
    RestClient browser = ann.client();
    browser.post("/api/characters", Map.of("role", "李白"));
    browser.get("/api/characters/" + RestClient.encoded("李白") + "/profile");
    browser.get("/api/me/settings");
    RestClient other = RestClient.at(SharedPayara.address());
    other.post("/auth/login", Map.of("username", ann.username(), "password", SignedIn.PASSWORD));

    Answer refused = browser.post("/api/me/delete", Map.of("password", "wrong"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").asText()).isEqualTo("密码不正确");
    assertThat(other.get("/auth/me").status()).isEqualTo(200);

    Answer done = browser.post("/api/me/delete", Map.of("password", SignedIn.PASSWORD));
    assertThat(done.text()).isEqualTo(OK);
    assertThat(done.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    assertThat(other.get("/auth/me").status()).isEqualTo(401);
    assertThat(
            other
                .post(
                    "/auth/login",
                    Map.of("username", ann.username(), "password", SignedIn.PASSWORD))
                .status())
        .isEqualTo(401);
  }

  @Test
  void a_deleted_account_leaves_nothing_in_redis_not_even_what_it_asked_for_in_vain() {
    SignedIn ann = signedIn("ann");
    SignedIn bob = signedIn("bob");
    try (Jedis redis = new Jedis(Server.HOST, Servers.redis().port())) {
      // Names that no character of theirs ever had: the deletion cannot know them.
      for (SignedIn user : List.of(ann, bob)) {
        String vain = "fastnpc:char_id:" + user.id() + ":nobody";
        while (!redis.exists(vain)) { // not before the worker trusts its Redis
          user.client().get("/api/characters/nobody/id");
        }
      }
      ann.client().post("/api/me/delete", Map.of("password", SignedIn.PASSWORD));
      // Not the figures of the fleet, under ~, whose keys end in the number of a span of time.
      assertThat(redis.keys("fastnpc:[^~]*:" + ann.id() + "*")).isEmpty();
      assertThat(redis.keys("fastnpc:char_id:" + bob.id() + ":*")).isNotEmpty();
    }
  }

  @Test
  void the_profile_shows_the_user_as_the_header_wants_it() {
    SignedIn ann = signedIn("ann");
    assertThat(ann.client().get("/api/user/profile").text())
        .isEqualTo(
            "{\"ok\":true,\"user\":{\"id\":%d,\"username\":\"%s\",\"avatar_url\":\"\",\"is_admin\":false}}"
                .formatted(ann.id(), ann.username()));
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}
