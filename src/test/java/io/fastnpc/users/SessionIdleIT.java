package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.security.ExistingBackEnd;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second worker on which sessions end by lying idle; on the first they do not. */
class SessionIdleIT extends OverHttp {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private static final ExistingBackEnd EXISTING =
      new ExistingBackEnd(Servers.APPLICATION.getOrDefault("FASTNPC_SECRET", ""));

  private static Installation second;

  @BeforeAll
  static void start() {
    second =
        Installation.ofWorkers(1)
            .givenPostgres(Servers.postgres().environment())
            .givenRedis(Servers.redis().environment())
            .with("FASTNPC_SESSION_IDLE", IDLE.toString())
            .start();
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @Test
  void a_session_begins_with_the_time_for_idling() {
    SignedIn user = SignedIn.as("idle", second.address(0));
    assertThat(left(token(user.client()))).isBetween(500L, 600L);
    assertThat(user.client().get("/auth/me").headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_used_session_gets_a_new_end_and_keeps_its_name() {
    SignedIn user = signedIn("ann");
    String old = token(user.client());
    Answer answer = get("/auth/me", old);
    String renewed = renewed(answer);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(left(renewed)).isBetween(500L, 600L);
    for (String kept : List.of("uid", "u", "t", "e", "s")) {
      assertThat(said(renewed).path(kept)).as(kept).isEqualTo(said(old).path(kept));
    }
    assertThat(get("/auth/me", renewed).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_log_out_with_the_old_cookie_ends_the_renewed_one_on_all_workers() {
    SignedIn user = signedIn("ann");
    String old = token(user.client());
    String renewed = renewed(get("/auth/me", old));
    Answer out =
        browser().send("POST", "/auth/logout", BodyPublishers.noBody(), "Cookie", header(old));
    assertThat(out.headers().allValues("Set-Cookie"))
        .last()
        .asString()
        .startsWith("fastnpc_auth=;")
        .contains("Max-Age=0");
    for (String token : List.of(old, renewed)) {
      assertThat(get("/auth/me", token).status()).isEqualTo(401);
      assertThat(user.client().get("/auth/me").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "live:j_idt9, false",
    "audit:latest, true",
    "look:submit, true",
    "maintain:test, true",
    "liver:x, true"
  })
  void only_the_form_that_a_page_sends_by_itself_keeps_no_session_alive(
      String source, boolean renewed) {
    Answer answer =
        browser()
            .send(
                "POST",
                "/admin/index.xhtml",
                BodyPublishers.ofString(
                    "jakarta.faces.partial.ajax=true&jakarta.faces.source=" + source),
                "Cookie",
                header(token(signedInAdministrator().client())),
                "Faces-Request",
                "partial/ajax",
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8");
    assertThat(
            answer
                .headers()
                .firstValue("Set-Cookie")
                .orElse("")
                .matches("fastnpc_auth=[^;]{20,};.*"))
        .as("%s", answer)
        .isEqualTo(renewed);
  }

  @Test
  void a_call_of_a_page_to_rest_is_work() {
    Answer answer =
        browser()
            .send(
                "GET",
                "/auth/me",
                BodyPublishers.noBody(),
                "Cookie",
                header(token(signedIn("ann").client())),
                "Faces-Request",
                "partial/ajax");
    assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
  }

  @Test
  void a_session_of_the_existing_back_end_lasts_from_its_log_in() {
    SignedIn user = signedIn("ann");
    String theirs = EXISTING.token(user.id(), user.username(), Instant.now());
    Answer answer = get("/auth/me", theirs);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void a_session_ends_on_the_other_worker_from_the_list_and_by_an_administrator() {
    SignedIn user = signedIn("ann");
    RestClient elsewhere = browser();
    elsewhere.postPatiently(
        "/auth/login", Map.of("username", user.username(), "password", SignedIn.PASSWORD));
    RestClient here = user.client();
    JsonNode items = elsewhere.get("/api/me/sessions").body().path("items");
    assertThat(items).hasSize(2);
    String id = items.get(1).path("id").asText();
    assertThat(here.get("/auth/me").status()).isEqualTo(200);
    assertThat(elsewhere.delete("/api/me/sessions/" + id).status()).isEqualTo(200);
    assertThat(here.get("/auth/me").status()).isEqualTo(401);
    assertThat(
            signedInAdministrator()
                .client()
                .post("/admin/users/" + user.id() + "/sessions/end")
                .status())
        .isEqualTo(200);
    assertThat(elsewhere.get("/auth/me").status()).isEqualTo(401);
  }

  private static long left(String token) {
    return said(token).path("x").asLong() - Instant.now().getEpochSecond();
  }

  private static JsonNode said(String token) {
    return EXISTING.read(token);
  }

  private static String renewed(Answer answer) {
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring("fastnpc_auth=".length(), cookie.indexOf(';'));
  }

  private static String token(RestClient client) {
    return client.cookie().substring("fastnpc_auth=".length());
  }

  private static Answer get(String path, String token) {
    return browser().send("GET", path, BodyPublishers.noBody(), "Cookie", header(token));
  }

  private static String header(String token) {
    return "fastnpc_auth=" + token;
  }

  private static RestClient browser() {
    return RestClient.at(second.address(0));
  }
}
