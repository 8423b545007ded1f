package io.fastnpc.deployment;

import io.fastnpc.servers.Browser;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * A new user with an open session.
 *
 * @param browser holds the session's cookie
 * @param username the name, never used before
 * @param id the user's id
 */
public record SignedIn(Browser browser, String username, int id) {
  /** The password of every user made here. */
  public static final String PASSWORD = "correct horse";

  /** Registers a user of the shared application; {@code name} is only the start of the name. */
  public static SignedIn as(String name) {
    return as(name, SharedPayara.address());
  }

  /** Registers a user at a worker; {@code name} is only the start of the name. */
  public static SignedIn as(String name, URI worker) {
    String username = name + "-" + UUID.randomUUID();
    Browser browser = Browser.at(worker);
    Browser.Answer answer =
        browser.post("/auth/register", Map.of("username", username, "password", PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError("cannot register " + username + ": " + answer);
    }
    return new SignedIn(browser, username, answer.body().at("/user/id").asInt());
  }
}
