package io.fastnpc.deployment;

import io.fastnpc.servers.Browser;
import io.fastnpc.servers.Servers;
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

  /** Logs in as the administrator, whom the first test that needs one registers. */
  public static SignedIn asAdministrator() {
    Map<String, String> credentials =
        Map.of("username", Servers.ADMINISTRATOR, "password", PASSWORD);
    Browser browser = Browser.at(SharedPayara.address());
    Browser.Answer answer = browser.post("/auth/login", credentials);
    if (answer.status() != 200) {
      answer = browser.post("/auth/register", credentials);
    }
    if (answer.status() != 200) {
      throw new AssertionError("cannot log in as the administrator: " + answer);
    }
    return new SignedIn(browser, Servers.ADMINISTRATOR, answer.body().at("/user/id").asInt());
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
