package io.fastnpc.http.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the style sheets and scripts of pages come, and what never comes compressed. */
class PackedFilesIT extends OverHttp {
  @Test
  void all_that_the_overview_loads_is_compressed_and_kept_for_good() throws IOException {
    List<String> parts = Fetched.parts(signedInAdministrator().client(), "/admin/");
    assertThat(parts).anyMatch(part -> part.contains("core.js")).hasSizeGreaterThan(8);
    for (String part : parts) {
      Fetched packed = fetched(part, "br, gzip");
      assertThat(packed.answer().statusCode()).as(part).isEqualTo(200);
      assertThat(packed.header("Content-Encoding")).as(part).isEqualTo("gzip");
      assertThat(packed.header("Vary")).as(part).contains("Accept-Encoding");
      assertThat(packed.header("Cache-Control")).as(part).contains("immutable");
      Fetched plain = fetched(part, "");
      assertThat(plain.header("Content-Encoding")).as(part).isEmpty();
      assertThat(plain.header("Vary")).as(part).contains("Accept-Encoding");
      assertThat(plain.header("Cache-Control")).as(part).contains("immutable");
      assertThat(plain.answer().body()).as(part).isEqualTo(packed.unpacked());
    }
  }

  @Test
  void it_loads_nothing_that_it_does_not_need_and_waits_for_no_script_but_the_theme() {
    String page = signedInAdministrator().client().page("/admin/", "en").text();
    assertThat(page).doesNotContain("components.css", "moment.js");
    assertThat(page.substring(0, page.indexOf("<body")))
        .containsOnlyOnce("<script")
        .contains("theme.js");
  }

  @Test
  void a_file_of_another_version_is_not_there() {
    for (String part : Fetched.parts(signedInAdministrator().client(), "/admin/")) {
      Fetched other = fetched(part.replaceAll("v=[0-9a-f]+", "v=0ld"), "gzip");
      assertThat(other.answer().statusCode()).as(part).isEqualTo(404);
      assertThat(other.header("Cache-Control")).as(part).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/style/fastnpc.css", "/jakarta.faces.resource/core.js.xhtml?ln=primefaces"})
  void without_a_version_browsers_ask_again_each_time(String path) {
    Fetched unnamed = fetched(path, "gzip");
    assertThat(unnamed.answer().statusCode()).isEqualTo(200);
    assertThat(unnamed.header("Cache-Control")).isIn("no-cache", "max-age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css", "/docs/start.js"})
  void the_description_of_the_api_is_compressed_and_asked_for_again(String path)
      throws IOException {
    Fetched packed = fetched(path, "gzip");
    assertThat(packed.answer().statusCode()).isEqualTo(200);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.header("Cache-Control")).doesNotContain("immutable");
    assertThat(packed.unpacked()).isEqualTo(fetched(path, "").answer().body());
    Answer again =
        signedInAdministrator()
            .client()
            .send("GET", path, BodyPublishers.noBody(), "If-None-Match", packed.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void pages_and_data_are_never_compressed() {
    RestClient admin = signedInAdministrator().client();
    for (String path :
        List.of("/admin/", "/admin/users.xhtml?q=a", "/login.xhtml", "/auth/me", "/admin/users")) {
      Answer answer =
          admin.send(
              "GET",
              path,
              BodyPublishers.noBody(),
              "Accept-Encoding",
              "gzip, br",
              "Accept",
              "text/html,*/*");
      assertThat(answer.status()).as(path).isIn(200, 302);
      assertThat(answer.headers().firstValue("Content-Encoding")).as(path).isEmpty();
    }
  }

  private static Fetched fetched(String path, String coding) {
    return Fetched.of(SharedPayara.address(), path, coding);
  }
}
