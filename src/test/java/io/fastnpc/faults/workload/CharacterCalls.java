package io.fastnpc.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.tools.servers.RestClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The calls about a user's characters.
 *
 * @param browser the user at one worker
 * @param user the user's id
 */
record CharacterCalls(RestClient browser, int user) {
  /** What the order log says of an id that is not there. */
  static final String NO_ID = "";

  /** What the order log says of a profile that is not there. */
  static final String NO_PROFILE = "none";

  private static final String CHARACTERS = "/api/characters";

  Call readId(String name) {
    return Call.read(
        "GET id",
        () -> {
          var answer = Http.answer(() -> browser.get(path(name) + "/id"), 200, 404);
          return Map.of(
              Keys.id(user, name),
              ValuePattern.value(
                  answer.status() == 404 ? NO_ID : answer.body().path("id").asText()));
        });
  }

  Call readProfile(String name) {
    return Call.read(
        "GET profile",
        () -> {
          var answer = Http.answer(() -> browser.get(path(name) + "/profile"), 200, 404);
          return Map.of(
              Keys.profile(user, name),
              ValuePattern.value(answer.status() == 404 ? NO_PROFILE : memories(answer.body())));
        });
  }

  /** All that one turn of a conversation looks up, of a character that is there. */
  Call readContext(String name) {
    return Call.read(
        "GET context",
        () -> {
          JsonNode body =
              Http.answer(() -> browser.get("/api/chat/" + name + "/context"), 200).body();
          return Map.of(
              Keys.settings(user),
              SettingsCalls.profile(body),
              Keys.id(user, name),
              ValuePattern.value(body.path("character_id").asText()),
              Keys.profile(user, name),
              ValuePattern.value(memories(body.path("profile"))));
        });
  }

  Call readList() {
    return Call.read(
        "GET list",
        () -> {
          JsonNode body = Http.answer(() -> browser.get(CHARACTERS), 200).body();
          Map<Integer, String> items = new TreeMap<>();
          for (JsonNode item : body.path("items")) {
            int id = Integer.parseInt(item.path("path").asText().replace("db://characters/", ""));
            items.put(id, item(Integer.toString(id), item.path("role").asText()));
          }
          return Map.of(Keys.list(user), ValuePattern.value(String.join("", items.values())));
        });
  }

  Call remember(String name, String value) {
    Map<String, ValuePattern> meant = Map.of(Keys.profile(user, name), ValuePattern.value(value));
    return Call.write(
        "PUT memories",
        meant,
        () -> {
          Map<String, ?> memories = Map.of("short_term", List.of(value));
          Http.answer(() -> browser.put(path(name) + "/memories", memories), 200);
          return meant;
        });
  }

  Call create(String name) {
    return Call.write(
        "POST character",
        Map.of(
            Keys.id(user, name), ValuePattern.anythingBut(NO_ID),
            Keys.profile(user, name), ValuePattern.anythingBut(NO_PROFILE),
            Keys.list(user), ValuePattern.containing("=" + name + "]")),
        () -> {
          var answer = Http.answer(() -> browser.post(CHARACTERS, Map.of("role", name)), 200, 201);
          String id = answer.body().path("id").asText();
          return Map.of(
              Keys.id(user, name), ValuePattern.value(id),
              Keys.profile(user, name), ValuePattern.anythingBut(NO_PROFILE),
              Keys.list(user), ValuePattern.containing(item(id, name)));
        });
  }

  Call delete(String name) {
    Map<String, ValuePattern> gone = gone(name);
    return Call.write(
        "DELETE character",
        gone,
        () -> {
          Http.answer(() -> browser.delete(path(name)), 200);
          return gone;
        });
  }

  Call rename(String name, String newName) {
    Map<String, ValuePattern> meant = new TreeMap<>(gone(name));
    meant.put(Keys.id(user, newName), ValuePattern.anythingBut(NO_ID));
    meant.put(Keys.profile(user, newName), ValuePattern.anythingBut(NO_PROFILE));
    return Call.write(
        "PUT rename",
        meant,
        () -> {
          Map<String, String> body = Map.of("new_name", newName);
          int status =
              Http.answer(() -> browser.put(path(name) + "/rename", body), 200, 400, 404).status();
          return switch (status) {
            case 404 -> gone(name);
            case 400 -> Map.of(Keys.id(user, newName), ValuePattern.anythingBut(NO_ID));
            default -> meant;
          };
        });
  }

  private Map<String, ValuePattern> gone(String name) {
    return Map.of(
        Keys.id(user, name), ValuePattern.value(NO_ID),
        Keys.profile(user, name), ValuePattern.value(NO_PROFILE),
        Keys.list(user), ValuePattern.lacking("=" + name + "]"));
  }

  private static String item(String id, String name) {
    return "[" + id + "=" + name + "]";
  }

  private static String memories(JsonNode profile) {
    return StreamSupport.stream(profile.path("短期记忆").spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(","));
  }

  private static String path(String name) {
    return CHARACTERS + "/" + name;
  }
}
