package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call of the API description, without what a client can leave out. */
class NothingSentIT extends OverHttp {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

  /** A call with its path filled in. */
  private record Call(String method, String path) {}

  @Test
  void no_call_fails_without_body_media_type_and_parameters() {
    RestClient stranger = RestClient.at(SharedPayara.address());
    SignedIn user = signedIn("bare");
    user.client().post("/api/characters", "{\"role\":\"1\"}");
    for (RestClient caller : List.of(stranger, user.client(), signedInAdministrator().client())) {
      for (Call call : calls()) {
        assertThat(caller.bare(call.method(), call.path()))
            .as(call.toString())
            .satisfies(NothingSentIT::isNoFailure);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{}", "[]", "[null]", "\"\"", "0", "true"})
  void no_call_fails_because_of_what_its_body_lacks(String body) {
    RestClient stranger = RestClient.at(SharedPayara.address());
    SignedIn user = signedIn("bare");
    user.client().post("/api/characters", "{\"role\":\"1\"}");
    for (RestClient caller : List.of(stranger, user.client())) {
      for (Call call : calls()) {
        if (WITH_BODY.contains(call.method())) {
          assertThat(caller.send(call.method(), call.path(), BodyPublishers.ofString(body)))
              .as(call.toString())
              .satisfies(NothingSentIT::isNoFailure);
        }
      }
    }
  }

  @Test
  void a_call_that_needs_a_body_says_so() {
    Answer answer = RestClient.at(SharedPayara.address()).bare("POST", "/auth/register");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isEqualTo("{\"error\":\"invalid json: there is no body\"}");
  }

  private static void isNoFailure(Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.body().path("error").asText()).isNotBlank();
    }
  }

  private static List<Call> calls() {
    JsonNode description =
        RestClient.at(SharedPayara.address())
            .send("GET", "/openapi", BodyPublishers.noBody(), "Accept", "application/json")
            .body();
    List<Call> calls = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            calls.add(
                                new Call(
                                    method.toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]*}", "1")))));
    assertThat(calls).isNotEmpty();
    // What takes away what other calls need comes last.
    calls.sort(
        Comparator.comparing(
            call -> call.method().equals("DELETE") || call.path().endsWith("/logout")));
    return calls;
  }
}
