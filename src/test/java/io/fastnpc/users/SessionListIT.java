package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.security.ExistingBackEnd;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account's list of its sessions. */
class SessionListIT extends OverHttp {
  private static final ExistingBackEnd EXISTING =
      new ExistingBackEnd(Servers.APPLICATION.getOrDefault("FASTNPC_SECRET", ""));
  private static final String OK = "{\"ok\":true}";

  @Test
  void a_session_stands_in_the_list_as_it_began() {
    SignedIn user = signedIn("ann");
    RestClient phone = browser();
    String body = credentials(user);
    Answer welcome =
        phone.send(
            "POST",
            "/auth/login",
            BodyPublishers.ofString(body),
            "User-Agent",
            "Phone/1.0 <b>",
            "X-Forwarded-For",
            "192.0.2.1, 203.0.113.9");
    assertThat(welcome.status()).isEqualTo(200);
    JsonNode own = phone.get("/api/me/sessions").body().path("items").get(0);
    assertThat(own.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "created_at", "last_seen", "address", "agent", "current");
    assertThat(own.path("agent").asText()).isEqualTo("Phone/1.0 <b>");
    assertThat(own.path("address").asText()).isEqualTo("203.0.113.9");
    assertThat(own.path("current").asBoolean()).isTrue();
    long now = Instant.now().getEpochSecond();
    assertThat(now - own.path("created_at").asLong()).isBetween(-2L, 60L);
    assertThat(now - own.path("last_seen").asLong()).isBetween(-2L, 60L);
    JsonNode items = items(user.client());
    assertThat(items).hasSize(2);
    assertThat(currents(items)).containsExactly(true, false);
  }

  @Test
  void an_id_says_nothing_of_the_token() {
    SignedIn user = signedIn("ann");
    String token = user.client().cookie().substring("fastnpc_auth=".length());
    String id = current(user.client());
    assertThat(token).doesNotContain(id);
    assertThat(EXISTING.read(token).toString()).contains("\"s\":").doesNotContain(id);
  }

  @Test
  void ending_one_ends_it_and_no_other() {
    SignedIn user = signedIn("ann");
    RestClient other = logIn(user);
    RestClient third = logIn(user);
    String id = current(other);
    assertThat(user.client().delete("/api/me/sessions/" + id).text()).isEqualTo(OK);
    assertThat(other.get("/auth/me").status()).isEqualTo(401);
    assertThat(third.get("/auth/me").status()).isEqualTo(200);
    assertThat(ids(items(user.client()))).hasSize(2).doesNotContain(id);
    assertThat(user.client().delete("/api/me/sessions/" + id).status()).isEqualTo(404);
  }

  @Test
  void ending_the_own_one_removes_its_cookie() {
    SignedIn user = signedIn("ann");
    Answer answer = user.client().delete("/api/me/sessions/" + current(user.client()));
    assertThat(answer.text()).isEqualTo(OK);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
  }

  @Test
  void the_session_of_somebody_else_is_none() {
    SignedIn ann = signedIn("ann");
    SignedIn bob = signedIn("bob");
    Answer answer = bob.client().delete("/api/me/sessions/" + current(ann.client()));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"error\":\"会话不存在\"}");
    assertThat(ann.client().get("/auth/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%E5%B0%8F", "a%20b", "%27%3B--", "*"})
  void what_is_no_id_is_not_found(String id) {
    assertThat(signedIn("ann").client().delete("/api/me/sessions/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_session_of_the_existing_back_end_is_listed_when_it_is_seen_and_ends_from_here() {
    SignedIn user = signedIn("小明");
    String theirs = EXISTING.token(user.id(), user.username(), Instant.now());
    JsonNode items = listed(theirs);
    assertThat(items).hasSize(2);
    String id = items.get(0).path("id").asText();
    assertThat(items.get(0).path("current").asBoolean()).isTrue();
    assertThat(theirs).doesNotContain(id);
    assertThat(user.client().delete("/api/me/sessions/" + id).text()).isEqualTo(OK);
    assertThat(get("/auth/me", theirs).status()).isEqualTo(401);
    assertThat(ids(items(user.client()))).hasSize(1);
  }

  @Test
  void a_log_out_and_a_new_password_take_sessions_out_of_the_list() {
    SignedIn user = signedIn("ann");
    logIn(user).post("/auth/logout");
    assertThat(items(user.client())).hasSize(1);
    logIn(user);
    logIn(user);
    user.client()
        .put(
            "/api/me/password",
            Map.of("old_password", SignedIn.PASSWORD, "new_password", "another horse"));
    assertThat(currents(items(user.client()))).containsExactly(true);
  }

  @Test
  void an_administrator_ends_all_sessions_of_a_user() {
    SignedIn user = signedIn("ann");
    RestClient other = logIn(user);
    RestClient administrator = signedInAdministrator().client();
    String path = "/admin/users/" + user.id() + "/sessions/end";
    assertThat(user.client().post(path).status()).isEqualTo(403);
    assertThat(administrator.post(path).text()).isEqualTo(OK);
    assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
    assertThat(other.get("/auth/me").status()).isEqualTo(401);
    assertThat(items(logIn(user))).hasSize(1);
    assertThat(administrator.post("/admin/users/2147483647/sessions/end").text())
        .isEqualTo("{\"error\":\"not_found\"}");
  }

  private static JsonNode listed(String token) {
    return get("/api/me/sessions", token).body().path("items");
  }

  private static Answer get(String path, String token) {
    return browser().send("GET", path, BodyPublishers.noBody(), "Cookie", "fastnpc_auth=" + token);
  }

  private static JsonNode items(RestClient client) {
    return client.get("/api/me/sessions").body().path("items");
  }

  private static String current(RestClient client) {
    return items(client).get(0).path("id").asText();
  }

  private static List<String> ids(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("id").asText())
        .toList();
  }

  private static List<Boolean> currents(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("current").asBoolean())
        .toList();
  }

  private static RestClient logIn(SignedIn user) {
    RestClient browser = browser();
    assertThat(browser.postPatiently("/auth/login", credentialsOf(user)).status()).isEqualTo(200);
    return browser;
  }

  private static Map<String, String> credentialsOf(SignedIn user) {
    return Map.of("username", user.username(), "password", SignedIn.PASSWORD);
  }

  private static String credentials(SignedIn user) {
    return "{\"username\":\"" + user.username() + "\",\"password\":\"" + SignedIn.PASSWORD + "\"}";
  }

  private static RestClient browser() {
    return RestClient.at(SharedPayara.address());
  }
}
