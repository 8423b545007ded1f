package io.fastnpc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a user is out of reach for another one, by whatever path or body. */
class OtherUsersIT extends OverHttp {
  private static final String CHARACTER = "/api/characters/Sherlock";
  private static final Map<String, ?> SECRET =
      Map.of("背景故事", Map.of("出身", "Baker Street", "秘密", "the violin"));

  private RestClient owner;
  private RestClient other;

  @BeforeEach
  void an_owner_and_another_user() {
    owner = signedIn("owner").client();
    other = signedIn("other").client();
    owner.post("/api/characters", Map.of("role", "Sherlock", "structured", SECRET));
    assertThat(owner.get(CHARACTER + "/profile").text()).contains("the violin");
  }

  @Test
  void a_character_of_somebody_else_is_not_there() {
    for (String path :
        List.of(
            CHARACTER + "/id",
            CHARACTER + "/profile",
            CHARACTER + "/structured",
            CHARACTER + "/memories",
            "/api/chat/Sherlock/context")) {
      assertThat(other.get(path).text()).as(path).doesNotContain("the violin");
      assertThat(other.get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(other.get("/api/chat/Sherlock/messages").body().path("messages")).isEmpty();
    assertThat(other.get("/api/characters").body().path("items")).isEmpty();
  }

  @Test
  void a_character_of_somebody_else_cannot_be_changed() {
    JsonNode before = owner.get(CHARACTER + "/profile").body();
    assertThat(other.put(CHARACTER + "/structured", Map.of()).status()).isEqualTo(404);
    assertThat(other.put(CHARACTER + "/memories", Map.of()).status()).isEqualTo(404);
    assertThat(other.put(CHARACTER + "/rename", Map.of("new_name", "Watson")).status())
        .isEqualTo(404);
    assertThat(other.post(CHARACTER + "/copy").status()).isEqualTo(404);
    other.delete(CHARACTER);
    assertThat(owner.get(CHARACTER + "/profile").body()).isEqualTo(before);
  }

  @Test
  void a_body_sets_nothing_but_what_its_call_is_for() {
    int owned = owner.get(CHARACTER + "/id").body().path("id").asInt();
    int ownersId = owner.get("/auth/me").body().path("id").asInt();
    Map<String, ?> foreign = Map.of("role", "Moriarty", "id", owned, "user_id", ownersId);
    assertThat(other.post("/api/characters", foreign).body().path("id").asInt())
        .isNotEqualTo(owned);
    assertThat(owner.get("/api/characters").body().path("items")).hasSize(1);
    other.put("/api/me/settings", Map.of("profile", "mine", "user_id", ownersId, "updated_at", 1));
    assertThat(owner.get("/api/me/settings").text()).doesNotContain("mine");
  }

  @Test
  void nobody_makes_themselves_an_administrator() {
    RestClient client = RestClient.at(SharedPayara.address());
    Map<String, ?> wish =
        Map.of(
            "username",
            "wish-" + UUID.randomUUID(),
            "password",
            SignedIn.PASSWORD,
            "is_admin",
            1,
            "admin",
            true,
            "token_epoch",
            0);
    assertThat(client.postPatiently("/auth/register", wish).body().at("/user/is_admin").asInt())
        .isZero();
    assertThat(client.get("/admin/users").status()).isEqualTo(403);
    client.put("/api/me/settings", Map.of("is_admin", 1));
    assertThat(client.get("/auth/me").body().path("is_admin").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/style/",
        "/WEB-INF/",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/META-INF/openapi.yaml",
        "/.git/config",
        "/jakarta.faces.resource/"
      })
  void folders_are_not_listed_and_files_of_the_program_are_not_there(String path) {
    assertThat(other.get(path).status()).isEqualTo(404);
  }
}
