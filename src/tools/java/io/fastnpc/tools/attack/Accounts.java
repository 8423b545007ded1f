package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the attacker can be.
 *
 * @param user the cookie of a user
 * @param administrator the cookie of an administrator
 * @param viewState the state of the administrators' page, as a postback sends it
 * @param username the user's name
 */
record Accounts(String user, String administrator, String viewState, String username) {
  /** A character of the user. */
  static final String CHARACTER = "victim";

  private static final Pattern STATE =
      Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]*)\"");

  /** Registers them. */
  static Accounts in(Installation installation) {
    SignedIn user = SignedIn.as("attacker", installation.address(0));
    user.client().post("/api/characters", Map.of("role", CHARACTER));
    RestClient administrator = SignedIn.asAdministrator(installation.address(0)).client();
    Matcher state = STATE.matcher(administrator.get("/admin/index.xhtml").text());
    return new Accounts(
        user.client().cookie(),
        administrator.cookie(),
        state.find() ? state.group(1) : "",
        user.username());
  }

  /** One of them, or nobody. */
  String any(Dice dice) {
    return dice.of(user, user, administrator, "");
  }
}
