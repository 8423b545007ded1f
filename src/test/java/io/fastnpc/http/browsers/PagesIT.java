package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets which page, and what its headers forbid. */
class PagesIT extends OverHttp {
  private static final String HTML = "text/html,*/*";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/",
        "/admin/index.xhtml",
        "/admin/users.xhtml?q=a",
        "/admin/user.xhtml?id=1",
        "/admin/nope.xhtml",
        "/faces/admin/index.xhtml",
        "/admin/index.xhtml;jsessionid=1",
        "/nope.xhtml"
      })
  void a_stranger_is_sent_to_the_log_in_form(String path) {
    Answer answer = page(stranger(), path);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/login.xhtml"));
  }

  @Test
  void a_script_without_a_session_is_refused_and_not_redirected() {
    Answer answer =
        stranger()
            .send(
                "POST",
                "/admin/index.xhtml",
                BodyPublishers.ofString(""),
                "Faces-Request",
                "partial/ajax",
                "Accept",
                "application/xml");
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_rest_client_is_told_in_json() {
    Answer answer = stranger().get("/admin/");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"error\":\"unauthorized\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/admin/", "/admin/users.xhtml", "/admin/user.xhtml?id=1"})
  void a_user_reads_that_they_may_not(String path) {
    Answer answer = page(signedIn("page").client(), path);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("<html").contains("You may not see this");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @CsvSource({"/admin/, tiles", "/admin/users.xhtml, users", "/admin/user.xhtml?id=, account"})
  void an_administrator_gets_a_page_that_loads_and_tells_nothing_elsewhere(
      String path, String part) {
    SignedIn administrator = signedInAdministrator();
    String address = path.endsWith("id=") ? path + administrator.id() : path;
    Answer answer = page(administrator.client(), address);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("id=\"" + part + "\"").doesNotContain("unsafe-inline");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self' 'nonce-")
                    .doesNotContain("unsafe"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&jakarta.faces.ViewState=1:2", "&jakarta.faces.ViewState="})
  void a_form_that_no_page_sent_is_refused(String state) {
    assertThat(logIn("form=form&form:submit=x" + state).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&primefaces.nonce=x", "&primefaces.nonce=%22%3E"})
  void a_wrong_password_is_told_on_the_page_whatever_the_nonce(String nonce) {
    Answer answer =
        logIn(
            "form=form&form:name=nobody&form:password=x&form:submit=x"
                + "&jakarta.faces.ViewState=stateless"
                + nonce);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("role=\"alert\"");
  }

  private static Answer logIn(String form) {
    return stranger()
        .send(
            "POST",
            "/login.xhtml",
            BodyPublishers.ofString(form),
            "Content-Type",
            "application/x-www-form-urlencoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void nothing_changes_at_the_wish_of_a_page_from_elsewhere(String site) {
    Answer answer =
        signedInAdministrator()
            .client()
            .send(
                "POST",
                "/admin/cache/clear?pattern=nothing:*",
                BodyPublishers.noBody(),
                "Sec-Fetch-Site",
                site);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("其他网站");
  }

  @Test
  void the_other_language_shows_the_same_page() {
    Answer answer =
        page(signedInAdministrator().client(), "/admin/users.xhtml?q=a%26b+c&lang=zh&after_id=7");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(
            to -> assertThat(to).endsWith("/admin/users.xhtml?q=a%26b+c&after_id=7"));
  }

  @Test
  void a_missing_page_is_shown_in_the_readers_language() {
    Answer answer =
        stranger()
            .send(
                "GET",
                "/nope",
                BodyPublishers.noBody(),
                "Accept",
                HTML,
                "Accept-Language",
                "zh-CN,en;q=0.5");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("页面不存在");
  }

  private static Answer page(RestClient browser, String path) {
    return browser.send("GET", path, BodyPublishers.noBody(), "Accept", HTML);
  }

  private static RestClient stranger() {
    return RestClient.at(SharedPayara.address());
  }
}
