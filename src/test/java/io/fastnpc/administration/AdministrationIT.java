package io.fastnpc.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AdministrationIT extends OverHttp {
  @Test
  void users_are_listed_and_shown() {
    SignedIn user = signedIn("administered");
    JsonNode listed = only(administrator().get("/admin/users").body(), "username", user.username());
    assertThat(fields(listed)).containsExactly("id", "username", "created_at", "is_admin");
    assertThat(listed.path("id").asInt()).isEqualTo(user.id());
    assertThat(listed.path("is_admin").isInt()).isTrue();
    assertThat(administrator().get("/admin/users/" + user.id()).body().path("user"))
        .isEqualTo(listed);
  }

  @Test
  void a_character_is_shown_to_administrators_as_its_owner_made_it() {
    SignedIn owner = signedIn("owner");
    int id = make(owner, "角色 \"甲\"");
    String characters = "/admin/users/" + owner.id() + "/characters";
    JsonNode listed = only(administrator().get(characters).body(), "name", "角色 _甲_");
    assertThat(fields(listed))
        .containsExactly("id", "name", "model", "source", "created_at", "updated_at");
    JsonNode shown = administrator().get(characters + "/" + id).body().path("character");
    assertThat(fields(shown))
        .containsExactly(
            "id", "name", "model", "source", "created_at", "updated_at", "structured_json");
    assertThat(shown.path("structured_json").asText()).contains("人物简介", "一行\\n两行");
    assertThat(administrator().get(characters + "/" + id + "/messages").text())
        .isEqualTo("{\"messages\":[]}");
  }

  @Test
  void all_characters_look_as_in_the_lists_of_their_owners() {
    SignedIn owner = signedIn("owner");
    int id = make(owner, "listed");
    String path = "db://characters/" + id;
    assertThat(only(administrator().get("/admin/characters").body(), "path", path))
        .isEqualTo(only(owner.client().get("/api/characters").body(), "path", path));
  }

  @Test
  void a_deleted_character_leaves_the_list_of_all_at_once() {
    SignedIn owner = signedIn("owner");
    String path = "db://characters/" + make(owner, "brief");
    assertThat(administrator().get("/admin/characters").text()).contains('"' + path + '"');
    owner.client().delete("/api/characters/brief");
    assertThat(administrator().get("/admin/characters").text()).doesNotContain('"' + path + '"');
  }

  @Test
  void what_does_not_exist_is_not_found() {
    SignedIn other = signedIn("other");
    int id = make(signedIn("owner"), "somebody");
    for (String path :
        List.of(
            "/admin/users/" + Integer.MAX_VALUE,
            "/admin/users/abc",
            "/admin/users/99999999999/characters",
            "/admin/users/" + other.id() + "/characters/" + id)) {
      RestClient.Answer answer = administrator().get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.text()).isEqualTo("{\"error\":\"not_found\"}");
    }
  }

  private static RestClient administrator() {
    return signedInAdministrator().client();
  }

  private static int make(SignedIn owner, String name) {
    return owner
        .client()
        .post(
            "/api/characters",
            Map.of("role", name, "structured", Map.of("基础身份信息", Map.of("人物简介", "一行\n两行"))))
        .body()
        .path("id")
        .asInt();
  }

  private static JsonNode only(JsonNode list, String field, String value) {
    List<JsonNode> found =
        StreamSupport.stream(list.path("items").spliterator(), false)
            .filter(item -> item.path(field).asText().equals(value))
            .toList();
    assertThat(found).as("items with %s %s", field, value).hasSize(1);
    return found.get(0);
  }

  private static List<String> fields(JsonNode node) {
    return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
        .toList();
  }
}
