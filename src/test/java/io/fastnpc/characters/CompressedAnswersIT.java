package io.fastnpc.characters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.http.browsers.Fetched;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** What goes to clients as it lies in Redis, and what is inflated for whom. */
class CompressedAnswersIT extends OverHttp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "Watson";
  private static final String PROFILE = "/api/characters/" + NAME + "/profile";
  private static final String LIST = "/api/characters";

  private SignedIn user;
  private RestClient browser;

  @BeforeEach
  void a_user_with_a_long_profile_that_is_cached() {
    user = signedIn("long");
    browser = user.client();
    browser.post(LIST, Map.of("role", NAME));
    String story = "他在伦敦贝克街与福尔摩斯一起当侦探。".repeat(300);
    browser.put(
        "/api/characters/" + NAME + "/memories",
        Map.of("short_term", new String[] {story}, "long_term", new String[] {"short"}));
    browser.get(PROFILE);
  }

  private Fetched fetched(String path, String coding) {
    return fetched("GET", path, coding);
  }

  private Fetched fetched(String method, String path, String coding) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(SharedPayara.address().resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Cookie", browser.cookie());
    return Fetched.of(request, coding);
  }

  private void compressed(Fetched answer, JsonNode plain) throws IOException {
    assertThat(answer.answer().statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    assertThat(answer.header("Vary")).contains("Accept-Encoding").contains("Origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(answer.header("Content-Length"))
        .isEqualTo(String.valueOf(answer.answer().body().length));
    assertThat(JSON.readTree(answer.unpacked())).isEqualTo(plain);
  }

  private void plain(Fetched answer, JsonNode plain) throws IOException {
    assertThat(answer.answer().statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.header("Content-Length"))
        .isEqualTo(String.valueOf(answer.answer().body().length));
    assertThat(JSON.readTree(answer.answer().body())).isEqualTo(plain);
  }

  private byte[] held(String key) {
    try (Jedis redis = new Jedis(Server.HOST, Servers.redis().port())) {
      return redis.get(("fastnpc:" + key).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_long_profile_goes_out_as_it_lies_in_redis_to_who_takes_gzip() throws IOException {
    JsonNode profile = browser.get(PROFILE).body();
    byte[] held = held("char_profile:" + user.id() + ":" + NAME);
    assertThat(held).startsWith('V', '1', 0x1f, 0x8b);
    Fetched packed = fetched(PROFILE, "deflate, gzip;q=0.8, br");
    compressed(packed, profile);
    assertThat(packed.answer().body()).isEqualTo(Arrays.copyOfRange(held, 2, held.length));
    compressed(fetched(PROFILE, "*"), profile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "br", "gzip;q=0, *", "gzip;q=0.5, identity"})
  void and_inflated_to_everybody_else(String coding) throws IOException {
    Fetched answer = fetched(PROFILE, coding);
    plain(answer, browser.get(PROFILE).body());
    assertThat(answer.header("Vary")).contains("Accept-Encoding").contains("Origin");
  }

  @Test
  void head_says_of_each_what_get_would() {
    Fetched packed = fetched("HEAD", PROFILE, "gzip");
    assertThat(packed.answer().body()).isEmpty();
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.header("Content-Length"))
        .isEqualTo(fetched(PROFILE, "gzip").header("Content-Length"));
    Fetched plain = fetched("HEAD", PROFILE, "");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Content-Length"))
        .isEqualTo(fetched(PROFILE, "").header("Content-Length"));
  }

  @Test
  void a_long_list_likewise_and_a_short_one_as_it_is() throws IOException {
    JsonNode few = browser.get(LIST).body();
    Fetched small = fetched(LIST, "gzip");
    plain(small, few);
    assertThat(small.header("Vary")).doesNotContain("Accept-Encoding");
    for (int i = 0; i < 30; i++) {
      browser.post(LIST, Map.of("role", "somebody " + i));
    }
    JsonNode many = browser.get(LIST).body();
    assertThat(many.path("items")).hasSize(31);
    compressed(fetched(LIST, "gzip"), many);
    plain(fetched(LIST, ""), many);
  }

  @Test
  void what_stands_inside_json_is_inflated() throws IOException {
    JsonNode profile = browser.get(PROFILE).body();
    Fetched context = fetched("/api/chat/" + NAME + "/context", "gzip");
    assertThat(context.header("Content-Encoding")).isEmpty();
    assertThat(JSON.readTree(context.answer().body()).path("profile")).isEqualTo(profile);
    JsonNode settings = browser.get("/api/me/settings").body();
    assertThat(JSON.readTree(fetched("/api/me/settings", "gzip").answer().body()))
        .isEqualTo(settings);
  }

  @Test
  void what_several_people_wrote_is_never_compressed() {
    RestClient admin = signedInAdministrator().client();
    for (int i = 0; i < 30; i++) {
      browser.post(LIST, Map.of("role", "somebody " + i));
    }
    admin.get("/admin/characters");
    HttpRequest.Builder all =
        HttpRequest.newBuilder(SharedPayara.address().resolve("/admin/characters"))
            .header("Cookie", admin.cookie());
    Fetched answer = Fetched.of(all, "gzip");
    assertThat(answer.answer().body()).hasSizeGreaterThan(2_048);
    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(held("char_list:all")).startsWith('V', '1', '{');
  }

  @Test
  void an_administrator_sees_it_readable_and_both_sizes() {
    RestClient admin = signedInAdministrator().client();
    String key = "char_profile:" + user.id() + ":" + NAME;
    JsonNode view = admin.get("/admin/cache/key?key=" + RestClient.encoded(key)).body();
    assertThat(view.path("value")).isEqualTo(browser.get(PROFILE).body());
    assertThat(view.path("plain_bytes").asInt())
        .isEqualTo(fetched(PROFILE, "").answer().body().length);
    assertThat(view.path("bytes").asInt()).isLessThan(view.path("plain_bytes").asInt() / 5);
    JsonNode listed =
        admin
            .get("/admin/cache/keys?cache=char_profile&pattern=" + user.id() + ":*")
            .body()
            .path("items")
            .path(0);
    assertThat(listed.path("plain_bytes")).isEqualTo(view.path("plain_bytes"));
  }
}
