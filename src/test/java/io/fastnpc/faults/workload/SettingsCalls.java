package io.fastnpc.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.tools.servers.RestClient;
import java.util.Map;

/**
 * The calls about a user's settings and name.
 *
 * @param browser the user at one worker
 * @param user the user's id
 */
record SettingsCalls(RestClient browser, int user) {
  /** At the end of a value: the test decides when its write may commit. */
  static final String HELD = "!";

  Call read() {
    return Call.read(
        "GET /api/me/settings",
        () -> {
          JsonNode body = Http.answer(() -> browser.get("/api/me/settings"), 200).body();
          return Map.of(Keys.settings(user), profile(body));
        });
  }

  /** What the settings in {@code body} show. */
  static ValuePattern profile(JsonNode body) {
    return ValuePattern.value(body.at("/settings/profile").asText("").replace("null", ""));
  }

  Call write(String value) {
    Map<String, ValuePattern> meant = Map.of(Keys.settings(user), ValuePattern.value(value));
    return Call.write(
        "PUT /api/me/settings",
        meant,
        () -> {
          Http.answer(() -> browser.put("/api/me/settings", Map.of("profile", value)), 200);
          return meant;
        });
  }

  Call readName() {
    return Call.read(
        "GET /auth/me",
        () -> {
          JsonNode body = Http.answer(() -> browser.get("/auth/me"), 200).body();
          return Map.of(Keys.username(user), ValuePattern.value(body.path("username").asText()));
        });
  }
}
