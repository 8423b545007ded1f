package io.fastnpc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AuditIT extends OverHttp {
  private static final String AUDIT = "/admin/cache/audit";

  private static RestClient administrator() {
    return signedInAdministrator().client();
  }

  /** Waits for {@code kind} among the rows of an account; a deed is there a second later. */
  private static JsonNode rowsOf(int account, String kind) {
    return administrator()
        .until(AUDIT + "?account=" + account, answer -> kinds(answer).contains(kind));
  }

  private static List<String> kinds(JsonNode answer) {
    return StreamSupport.stream(answer.path("items").spliterator(), false)
        .map(item -> item.path("kind").asText())
        .toList();
  }

  @Test
  void what_an_account_did_is_there_when_it_is_gone() {
    SignedIn user = signedIn("ada");
    RestClient client = user.client();
    Map<String, String> right = Map.of("username", user.username(), "password", SignedIn.PASSWORD);
    client.post("/auth/login", Map.of("username", user.username(), "password", "wrong"));
    client.post("/auth/login", Map.of("username", user.username(), "password", "wrong"));
    client.post("/auth/login", right);
    client.put("/api/me/password", Map.of("old_password", "wrong", "new_password", "new secret"));
    client.put(
        "/api/me/password",
        Map.of("old_password", SignedIn.PASSWORD, "new_password", "new secret"));
    client.post("/auth/logout?everywhere=true");
    client.post("/auth/login", Map.of("username", user.username(), "password", "new secret"));
    client.post("/api/me/delete", Map.of("password", "new secret"));
    JsonNode answer = rowsOf(user.id(), "ACCOUNT_DELETED");
    assertThat(kinds(answer))
        .contains(
            "REGISTERED",
            "LOG_IN_FAILED",
            "LOG_IN",
            "PASSWORD_REFUSED",
            "PASSWORD_CHANGED",
            "LOG_OUT",
            "ACCOUNT_DELETED");
    JsonNode latest = answer.at("/items/0");
    assertThat(latest.path("username").asText()).isEqualTo(user.username());
    assertThat(latest.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(latest.path("worker").asText()).isNotEmpty();
    assertThat(latest.path("created_at").asLong()).isPositive();
  }

  @Test
  void a_session_that_another_log_in_replaces_is_noted_as_over() {
    SignedIn former = signedIn("former");
    SignedIn next = signedIn("next");
    former
        .client()
        .post("/auth/login", Map.of("username", next.username(), "password", SignedIn.PASSWORD));
    JsonNode end =
        StreamSupport.stream(rowsOf(former.id(), "LOG_OUT").path("items").spliterator(), false)
            .filter(item -> item.path("kind").asText().equals("LOG_OUT"))
            .findFirst()
            .orElseThrow();
    assertThat(end.path("detail").asText()).isEqualTo("replaced");
    assertThat(end.path("username").asText()).isEqualTo(former.username());
  }

  @Test
  void a_log_out_with_cookies_of_two_accounts_is_noted_for_both() {
    SignedIn first = signedIn("first");
    SignedIn second = signedIn("second");
    String both = first.client().cookie() + "; " + second.client().cookie();
    RestClient.at(SharedPayara.address())
        .send("POST", "/auth/logout", BodyPublishers.noBody(), "Cookie", both);
    assertThat(kinds(rowsOf(first.id(), "LOG_OUT"))).contains("LOG_OUT");
    assertThat(kinds(rowsOf(second.id(), "LOG_OUT"))).contains("LOG_OUT");
  }

  @Test
  void a_name_that_no_account_has_is_not_noted_since_it_may_be_a_password() {
    String typed = "typed into the wrong field " + System.nanoTime();
    administrator().post("/auth/login", Map.of("username", typed, "password", "wrong"));
    JsonNode answer =
        administrator()
            .until(
                AUDIT + "?kind=LOG_IN_FAILED&limit=1000",
                found -> found.toString().contains("\"user_id\":null"));
    assertThat(answer.toString()).doesNotContain(typed);
  }

  @Test
  void what_administrators_read_clear_and_look_up_is_noted() {
    SignedIn user = signedIn("ben");
    JsonNode made = user.client().post("/api/characters", Map.of("role", "Wukong")).body();
    String characters = "/admin/users/" + user.id() + "/characters";
    RestClient administrator = administrator();
    administrator.get(characters);
    administrator.get(characters + "/" + made.path("id").asText());
    administrator.get(characters + "/" + made.path("id").asText() + "/messages");
    JsonNode answer =
        administrator.until(
            AUDIT + "?account=" + user.id() + "&kind=data_read",
            found -> found.path("items").size() == 3);
    assertThat(answer.at("/items/0/detail").asText()).startsWith("messages with character ");
    assertThat(answer.at("/items/0/subject_id").asInt()).isEqualTo(user.id());
    administrator.get("/admin/cache/key?key=user_settings:" + user.id());
    administrator.post("/admin/cache/clear?pattern=user_settings:" + user.id());
    administrator.until(
        AUDIT + "?kind=CACHE_CLEARED",
        found -> found.toString().contains("\"user_settings:" + user.id() + "\""));
    administrator.until(
        AUDIT + "?kind=KEY_LOOKED_UP",
        found -> found.toString().contains("\"user_settings:" + user.id() + "\""));
  }

  @Test
  void who_asks_for_what_is_for_administrators_is_noted() {
    SignedIn user = signedIn("eve");
    assertThat(user.client().get("/admin/users").status()).isEqualTo(403);
    assertThat(user.client().post("/admin/cache/clear?pattern=*").status()).isEqualTo(403);
    assertThat(user.client().get("/admin/nothing/at/all").status()).isEqualTo(403);
    assertThat(user.client().page("/admin/index.xhtml", "en").status()).isEqualTo(403);
    user.client().get("/api/characters");
    JsonNode answer =
        administrator()
            .until(
                AUDIT + "?account=" + user.id() + "&kind=ACCESS_REFUSED",
                found -> found.path("items").size() == 4);
    assertThat(answer.path("items"))
        .extracting(item -> item.path("detail").asText())
        .containsExactly(
            "GET /admin/index.xhtml",
            "GET /admin/nothing/at/all",
            "POST /admin/cache/clear",
            "GET /admin/users");
    assertThat(answer.at("/items/0/username").asText()).isEqualTo(user.username());
    assertThat(answer.at("/items/0/address").asText()).isEqualTo("127.0.0.1");
  }

  @Test
  void rights_that_somebody_has_already_are_given_once() {
    SignedIn user = signedIn("heir");
    RestClient administrator = administrator();
    String path = "/admin/users/" + user.id() + "/admin";
    for (int flag : List.of(0, 1, 1, 0, 0)) {
      assertThat(administrator.put(path, Map.of("is_admin", flag)).status()).isEqualTo(200);
    }
    assertThat(kinds(rowsOf(user.id(), "RIGHTS_TAKEN")))
        .containsExactly("RIGHTS_TAKEN", "RIGHTS_GIVEN", "REGISTERED");
  }

  @Test
  void what_users_read_of_their_own_is_not_noted() {
    SignedIn root = signedInAdministrator();
    root.client().get("/admin/users/" + root.id() + "/characters");
    root.client().get("/api/characters");
    SignedIn marker = signedIn("marker");
    rowsOf(marker.id(), "REGISTERED");
    JsonNode answer =
        root.client().get(AUDIT + "?account=" + root.id() + "&kind=DATA_READ&limit=1000").body();
    assertThat(answer.path("items"))
        .noneMatch(item -> item.path("subject_id").asInt() == root.id());
  }

  @Test
  void the_audit_is_read_in_pages_by_administrators_only() {
    signedIn("one");
    signedIn("two");
    RestClient administrator = administrator();
    JsonNode first =
        administrator.until(AUDIT + "?limit=2", answer -> answer.path("items").size() == 2);
    long last = first.at("/items/1/id").asLong();
    JsonNode next = administrator.get(AUDIT + "?limit=1&before_id=" + last).body();
    assertThat(next.at("/items/0/id").asLong()).isLessThan(last);
    for (String wrong : List.of("limit=0", "limit=1001", "before_id=0", "kind=moon", "limit=a")) {
      assertThat(administrator.get(AUDIT + "?" + wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(administrator.get(AUDIT + "?account=nobody-at-all").text())
        .isEqualTo("{\"items\":[]}");
    assertThat(signedIn("user").client().get(AUDIT).status()).isEqualTo(403);
    assertThat(administrator.page("/admin/index.xhtml", "en").text())
        .contains("Who did what", "Registration");
    assertThat(administrator.page("/admin/index.xhtml", "zh").text()).contains("操作记录", "注册");
  }
}
