package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.Servers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowserHeadersIT extends OverHttp {
  static {
    // The JDK's client keeps Origin for itself unless told otherwise before its first use.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
  }

  @Test
  void a_preflight_from_a_configured_origin_needs_no_session() {
    Answer answer = preflight(Servers.ORIGIN);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(header(answer, "Allow-Origin")).hasValue(Servers.ORIGIN);
    assertThat(header(answer, "Allow-Credentials")).hasValue("true");
    assertThat(header(answer, "Allow-Headers")).hasValue("content-type");
    assertThat(header(answer, "Allow-Methods"))
        .hasValueSatisfying(methods -> assertThat(methods).contains("PUT", "DELETE"));
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void a_preflight_from_elsewhere_allows_nothing() {
    assertThat(header(preflight("https://elsewhere.example"), "Allow-Origin")).isEmpty();
  }

  @Test
  void errors_can_be_read_by_a_configured_origin() {
    Answer answer = get(Servers.ORIGIN);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(header(answer, "Allow-Origin")).hasValue(Servers.ORIGIN);
    assertThat(header(answer, "Allow-Credentials")).hasValue("true");
  }

  @Test
  void an_answer_without_an_origin_still_varies_by_it() {
    Answer answer = RestClient.at(SharedPayara.address()).get("/auth/me");
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
    assertThat(header(answer, "Allow-Origin")).isEmpty();
  }

  @Test
  void a_frontend_behind_a_proxy_with_a_name_of_its_own_may_write_once_it_is_configured() {
    assertThat(logOut(SharedPayara.FRONTEND_ORIGIN).status()).isEqualTo(200);
    assertThat(header(get(SharedPayara.FRONTEND_ORIGIN), "Allow-Origin"))
        .hasValue(SharedPayara.FRONTEND_ORIGIN);
    Answer refused = logOut("http://192.168.1.6:5173");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().path("error").asText())
        .contains("http://192.168.1.6:5173", "FASTNPC_FRONTEND_ORIGIN");
    assertThat(logOut("null").body().path("error").asText()).isEqualTo("请求来自其他网站，已拒绝");
  }

  private static Answer logOut(String origin) {
    return RestClient.at(SharedPayara.address())
        .send("POST", "/auth/logout", BodyPublishers.noBody(), "Origin", origin);
  }

  private static Answer get(String origin) {
    return RestClient.at(SharedPayara.address())
        .send("GET", "/auth/me", BodyPublishers.noBody(), "Origin", origin);
  }

  private static Answer preflight(String origin) {
    return RestClient.at(SharedPayara.address())
        .send(
            "OPTIONS",
            "/api/me/settings",
            BodyPublishers.noBody(),
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "PUT",
            "Access-Control-Request-Headers",
            "content-type");
  }

  private static Optional<String> header(Answer answer, String name) {
    return answer.headers().firstValue("Access-Control-" + name);
  }
}
