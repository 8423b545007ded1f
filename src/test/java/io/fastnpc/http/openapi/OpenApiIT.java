package io.fastnpc.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiIT extends OverHttp {
  @Test
  void every_call_of_the_application_is_described() {
    TreeSet<String> calls = new TreeSet<>();
    each((call, operation) -> calls.add(call));
    assertThat(calls)
        .containsExactlyInAnyOrder(
            "POST /auth/register",
            "POST /auth/login",
            "POST /auth/logout",
            "GET /auth/me",
            "GET /avatars/{file}",
            "GET /api/me/settings",
            "PUT /api/me/settings",
            "PUT /api/me/password",
            "POST /api/me/delete",
            "GET /api/me/sessions",
            "DELETE /api/me/sessions/{id}",
            "GET /api/user/profile",
            "GET /api/characters",
            "POST /api/characters",
            "DELETE /api/characters/{name}",
            "GET /api/characters/{name}/id",
            "GET /api/characters/{name}/profile",
            "GET /api/characters/{name}/structured",
            "PUT /api/characters/{name}/structured",
            "GET /api/characters/{name}/memories",
            "PUT /api/characters/{name}/memories",
            "PUT /api/characters/{name}/rename",
            "POST /api/characters/{name}/copy",
            "GET /api/chat/{name}/context",
            "GET /api/chat/{name}/messages",
            "GET /api/groups",
            "GET /admin/users",
            "GET /admin/users/{id}",
            "GET /admin/users/{id}/characters",
            "GET /admin/users/{id}/characters/{cid}",
            "GET /admin/users/{id}/characters/{cid}/messages",
            "GET /admin/users/{id}/groups",
            "POST /admin/users/{id}/sessions/end",
            "GET /admin/users/{id}/settings",
            "PUT /admin/users/{id}/admin",
            "GET /admin/groups/{id}",
            "GET /admin/groups/{id}/messages",
            "GET /admin/characters",
            "GET /admin/cache/stats",
            "POST /admin/cache/clear",
            "GET /admin/cache/test",
            "GET /admin/cache/count",
            "GET /admin/cache/key",
            "GET /admin/cache/keys",
            "GET /admin/cache/keys/largest",
            "GET /admin/cache/keys/hottest",
            "GET /admin/cache/keys/caches",
            "GET /admin/cache/audit",
            "GET /admin/cache/history",
            "GET /admin/cache/incidents",
            "GET /admin/cache/overview",
            "POST /admin/cache/reset",
            "POST /admin/cache/workers/dismiss",
            "POST /admin/cache/watched/preview",
            "POST /admin/cache/watched/clear");
  }

  @Test
  void every_call_says_what_it_does_and_what_it_answers() {
    each(
        (call, operation) -> {
          assertThat(operation.path("summary").asText()).as(call).isNotBlank();
          assertThat(operation.path("tags")).as(call).hasSize(1);
          assertThat(operation.path("responses").fieldNames())
              .toIterable()
              .as(call)
              .anyMatch(code -> code.startsWith("2"));
        });
  }

  @Test
  void every_error_has_the_same_body() {
    each(
        (call, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(
                    answer -> {
                      if (answer.getKey().compareTo("400") >= 0) {
                        assertThat(
                                answer
                                    .getValue()
                                    .at("/content/application~1json/schema/$ref")
                                    .asText())
                            .as("%s %s", call, answer.getKey())
                            .endsWith("/Error");
                      }
                    }));
  }

  @Test
  void fields_are_spelt_as_on_the_wire() {
    for (JsonNode schema : document().at("/components/schemas")) {
      assertThat(schema.path("properties").fieldNames())
          .toIterable()
          .allSatisfy(name -> assertThat(name).doesNotMatch(".*[A-Z].*"));
    }
  }

  @FunctionalInterface
  private interface Check {
    void on(String call, JsonNode operation);
  }

  private static void each(Check check) {
    document()
        .path("paths")
        .properties()
        .forEach(
            path -> {
              for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                check.on(
                    call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), call.getValue());
              }
            });
  }

  private static JsonNode document() {
    return RestClient.at(SharedPayara.address())
        .send("GET", "/openapi", BodyPublishers.noBody(), "Accept", "application/json")
        .body();
  }
}
