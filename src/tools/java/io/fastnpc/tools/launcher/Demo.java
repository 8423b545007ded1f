package io.fastnpc.tools.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.resources.Resources;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An administrator and a user with characters, so that there is something to look at.
 *
 * @param admin the administrator's name
 */
record Demo(String admin) {
  /** The name that registers as administrator where the environment names none. */
  static final String ADMIN = "admin";

  private static final String USER = "demo";
  private static final String PASSWORD = "fastnpc-demo";

  /**
   * Absent on a PostgreSQL that is not the launcher's: an administrator whose password everybody
   * knows has no business there, unless {@code FASTNPC_DEMO=true} asks for it.
   */
  static Optional<Demo> wanted(Options options) {
    return options.flag("FASTNPC_DEMO", !options.givenPostgres())
        ? Optional.of(new Demo(options.get("FASTNPC_ADMIN_USER", ADMIN)))
        : Optional.empty();
  }

  /** Creates what is not there yet, and prints how to log in. */
  void prepare(URI address, DataFolder data, PrintStream console) {
    Path done = data.path().resolve("postgres/demo");
    try {
      signIn(address, admin);
      RestClient user = signIn(address, USER);
      // Once only: a character that was deleted since then stays deleted.
      if (!Files.exists(done)) {
        characters().forEach(character -> create(user, character));
        Files.createDirectories(done.resolveSibling(""));
        Files.writeString(done, "The demo characters were made.\n");
      }
      console.printf(
          "Demo user: %s, administrator: %s, password of both: %s%n", USER, admin, PASSWORD);
      console.printf(
          "  curl -c cookies -H 'Content-Type: application/json' -d"
              + " '{\"username\":\"%s\",\"password\":\"%s\"}' %sauth/login%n",
          USER, PASSWORD, address);
    } catch (ServerFailure | IOException failure) {
      console.println("There are no demo users: " + failure.getMessage());
    }
  }

  private static RestClient signIn(URI address, String username) {
    RestClient browser = RestClient.at(address);
    Map<String, String> credentials = Map.of("username", username, "password", PASSWORD);
    if (browser.post("/auth/login", credentials).status() != 200) {
      expect(browser.post("/auth/register", credentials), "register " + username);
    }
    return browser;
  }

  private static JsonNode characters() throws IOException {
    return new ObjectMapper().readTree(Resources.bytes(Demo.class, "demo.json"));
  }

  private static void create(RestClient user, JsonNode character) {
    String role = character.path("role").asText();
    String path = "/api/characters/" + RestClient.encoded(role);
    expect(user.post("/api/characters", character.path("character").toString()), "create " + role);
    expect(user.put(path + "/memories", character.path("memories").toString()), "fill " + role);
  }

  private static void expect(Answer answer, String what) {
    if (answer.status() / 100 != 2) {
      throw new ServerFailure("cannot " + what + ": " + answer.status() + " " + answer.text());
    }
  }
}
