package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Shot.Audience;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Forged sessions, and cookies that are none.
 *
 * @param accounts whose sessions are damaged
 */
record Cookies(Accounts accounts) implements Magazine {
  private static final String NAME = "fastnpc_auth=";

  private static final List<String> ODD =
      List.of(
          "nick=" + Message.utf8("小明"),
          "nick=\u00ff\u0080",
          "=",
          "a",
          ";;;",
          "a=;".repeat(100),
          "$Version=1; a=b; $Path=/",
          "a=\"unclosed",
          "a=\u0001",
          "fastnpc_lang=" + Message.utf8("中文"),
          "fastnpc_lang=" + "x".repeat(2_000),
          "fastnpc_lang=../../etc",
          "JSESSIONID=" + "f".repeat(500));

  private static final List<String> CALLS =
      List.of(
          "/auth/me",
          "/api/me/settings",
          "/api/characters",
          "/api/chat/victim/context",
          "/admin/users");

  @Override
  public Shot shot(Dice dice) {
    Message message = Message.of("GET", dice.of(CALLS));
    if (dice.chance(20)) {
      return message.as(dice.of(ODD)).as(accounts.user()).shot();
    }
    if (dice.chance(10)) {
      return Message.of("GET", "/login.xhtml").as(dice.of(ODD)).by(Audience.BROWSER).shot();
    }
    return message.as(forged(dice)).by(Audience.FORGER).shot();
  }

  private String forged(Dice dice) {
    String valid = accounts.user().substring(accounts.user().indexOf('=') + 1);
    return switch (dice.below(8)) {
      case 0 -> NAME;
      case 1 -> NAME + dice.headerBytes(200);
      case 2 -> NAME + changed(valid, dice);
      case 3 -> NAME + valid.substring(0, dice.below(valid.length() - 4));
      case 4 -> NAME + claims(dice) + "." + base64(dice.bytes(20));
      case 5 -> NAME + base64("{\"alg\":\"none\"}") + "." + claims(dice) + ".";
      case 6 -> NAME + "." + base64(dice.bytes(3_000)) + "." + base64(dice.bytes(20));
      default -> NAME + ".".repeat(1 + dice.below(5)) + dice.of("", "a", "\"", "null");
    };
  }

  /** Another letter at a place whose bits all count. */
  private static String changed(String token, Dice dice) {
    int at = dice.below(token.length() - 2);
    boolean counts = token.charAt(at) != '.' && token.indexOf('.', at) != at + 1;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return counts ? token.substring(0, at) + other + token.substring(at + 1) : "x" + token;
  }

  private static String claims(Dice dice) {
    return base64(
        dice.of(
            "{\"uid\":1,\"u\":\"root\",\"t\":1700000000}",
            "{\"uid\":-1}",
            "{\"uid\":\"1\",\"epoch\":0,\"exp\":1e400}",
            "{\"sub\":1,\"exp\":99999999999999}",
            "[]",
            "null",
            "{"));
  }

  private static String base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
