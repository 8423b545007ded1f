package io.fastnpc.tools.attack;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names in paths and queries that no name should be.
 *
 * @param accounts whom the attacker can be
 */
record Names(Accounts accounts) implements Magazine {
  private static final List<String> PIECES =
      List.of(
          "a",
          "%E5%B0%8F%E6%98%8E",
          "%F0%9F%98%80",
          "%E2%80%AE",
          "%ED%A0%80",
          "%C0%AF",
          "%FF",
          "%00",
          "%0d%0aSet-Cookie:%20a=b",
          "%",
          "%zz",
          "%25",
          "%2F",
          "..%2F..",
          "%2e%2e",
          "..",
          ".",
          "%5C",
          "\\",
          "*",
          "%3F",
          "%5Ba-z%5D",
          "%7B",
          "%3A",
          ":",
          "~position",
          "fastnpc%3Aaccount%3A1",
          ";jsessionid=1",
          ";",
          "+",
          "%20",
          "'--",
          "%22",
          "<b>",
          "$%7Bx%7D",
          "|",
          "^",
          "`",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "-1",
          "99999999999999999999",
          "1e9",
          "0x1",
          Message.utf8("小"),
          "\u00ff");

  private static final List<String> PLACES =
      List.of(
          "GET /api/characters/@/id",
          "GET /api/characters/@/profile",
          "GET /api/characters/@/structured",
          "PUT /api/characters/@/structured",
          "GET /api/characters/@/memories",
          "PUT /api/characters/@/memories",
          "PUT /api/characters/@/rename",
          "POST /api/characters/@/copy",
          "DELETE /api/characters/@",
          "GET /api/chat/@/context",
          "GET /api/chat/@/messages",
          "GET /api/chat/x/messages?after_id=@&limit=@",
          "GET /api/characters?limit=@&before=@&after_id=@",
          "GET /api/@",
          "GET /auth/@",
          "GET /@",
          "GET /style/@",
          "GET /admin/users?q=@&limit=@&after_id=@",
          "GET /admin/users/@",
          "GET /admin/users/@/characters",
          "GET /admin/users/1/characters/@/messages",
          "POST /admin/cache/clear?pattern=no@",
          "GET /admin/cache/key?key=@");

  @Override
  public Shot shot(Dice dice) {
    String place = dice.of(PLACES);
    String pattern = place.substring(place.indexOf(' ') + 1);
    String target =
        Stream.of(pattern.split("@", -1)).collect(Collectors.joining(dice.chain(5, PIECES)));
    String method = place.substring(0, place.indexOf(' '));
    Message message = Message.of(method, target).as(accounts.any(dice));
    return switch (method) {
      case "PUT" -> message.json("{\"new_name\":\"b\"}").shot();
      case "POST" -> message.header("Content-Length: 0").shot();
      default -> message.shot();
    };
  }
}
