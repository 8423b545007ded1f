package io.fastnpc.tools.servers;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A new user with an open session.
 *
 * @param client holds the session's cookie
 * @param username the name, never used before
 * @param id the user's id
 */
public record SignedIn(RestClient client, String username, int id) {
  /** The password of every user made here. */
  public static final String PASSWORD = "correct horse";

  /** Logs in as the administrator, who is registered if nobody has done so yet. */
  public static SignedIn asAdministrator(URI worker) {
    Map<String, String> credentials =
        Map.of("username", Servers.ADMINISTRATOR, "password", PASSWORD);
    RestClient client = RestClient.at(worker);
    RestClient.Answer answer = client.postPatiently("/auth/login", credentials);
    if (answer.status() != 200) {
      answer = client.postPatiently("/auth/register", credentials);
    }
    if (answer.status() != 200) {
      throw new AssertionError("cannot log in as the administrator: " + answer);
    }
    return new SignedIn(client, Servers.ADMINISTRATOR, answer.body().at("/user/id").asInt());
  }

  /** Registers a user at a worker; {@code name} is only the start of the name. */
  public static SignedIn as(String name, URI worker) {
    String username = name + "-" + UUID.randomUUID();
    RestClient client = RestClient.at(worker);
    RestClient.Answer answer =
        client.postPatiently("/auth/register", Map.of("username", username, "password", PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError("cannot register " + username + ": " + answer);
    }
    return new SignedIn(client, username, answer.body().at("/user/id").asInt());
  }
}
