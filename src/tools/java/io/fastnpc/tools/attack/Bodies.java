package io.fastnpc.tools.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bodies that are no JSON, or other JSON than a call takes, or missing.
 *
 * @param accounts whom the attacker can be
 */
record Bodies(Accounts accounts) implements Magazine {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-0",
          "1e400",
          "-1e400",
          "1e-400",
          "99999999999999999999999999",
          "0.1",
          "NaN",
          "Infinity",
          "\"\"",
          "\"  \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\u0001\"",
          "\"" + Message.utf8("小明🙂\u202e") + "\"",
          "\"'; DROP TABLE users; --\"",
          "\"${jndi:ldap://localhost/x}\"",
          "[]",
          "{}",
          "[[null]]",
          "[1,\"a\",{}]",
          "{\"\":{\"\":{}}}",
          "\"" + "x".repeat(5_000) + "\"",
          "[".repeat(1_500),
          "{\"a\":".repeat(1_500));

  private record Call(String method, String path, List<String> fields) {}

  private static final List<Call> CALLS =
      List.of(
          call("PUT /api/me/settings", "default_model", "ctx_max_chat", "profile"),
          call("PUT /api/me/settings", "ctx_max_stm", "ctx_max_ltm", "max_group_reply_rounds"),
          call("POST /api/characters", "role", "source", "structured"),
          call("POST /api/characters", "role", "model", "timestamp"),
          call("PUT /api/characters/victim/structured", "基础身份信息", "知识与能力", "背景故事"),
          call("PUT /api/characters/victim/memories", "short_term", "long_term"),
          call("PUT /api/characters/victim/rename", "new_name"),
          call("POST /api/characters/victim/copy", "any"),
          call("POST /auth/login", "username", "password"),
          call("POST /auth/register", "username", "password"),
          call("POST /auth/logout", "any"),
          call("PUT /api/me/password", "old_password", "new_password"),
          call("POST /api/me/delete", "password"),
          call("POST /admin/cache/clear?pattern=none", "any"),
          call("PUT /admin/users/2/admin", "is_admin"));

  private static Call call(String line, String... fields) {
    String[] parts = line.split(" ", 2);
    return new Call(parts[0], parts[1], List.of(fields).stream().map(Message::utf8).toList());
  }

  @Override
  public Shot shot(Dice dice) {
    Call call = dice.of(CALLS);
    Message message = Message.of(call.method(), call.path()).as(accounts.any(dice));
    return switch (dice.below(12)) {
      case 0 -> message.shot();
      case 1 -> message.header("Content-Length: 0").shot();
      case 2 -> message.json("").shot();
      case 3 -> message.body("{}").shot();
      case 4 -> message.json(dice.of(VALUES)).shot();
      case 5 -> message.json(dice.bytes(200)).shot();
      case 6 -> message.json(utf16(object(call, dice))).shot();
      case 7 -> message.json(Message.utf8("\ufeff") + object(call, dice)).shot();
      case 8 -> message.json(object(call, dice) + dice.of("]", "}", ",", "{}", "\0")).shot();
      case 9, 10 -> message.json(dice.damaged(object(call, dice))).shot();
      default -> message.json(object(call, dice)).shot();
    };
  }

  /** With a strange value in each field. */
  private static String object(Call call, Dice dice) {
    StringBuilder text = new StringBuilder("{");
    for (String field : call.fields()) {
      text.append('"').append(field).append("\":").append(dice.of(VALUES)).append(',');
      if (dice.chance(10)) {
        text.append('"').append(field).append("\":").append(dice.of(VALUES)).append(',');
      }
    }
    return text.append("\"other\":1}").toString();
  }

  private static String utf16(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
  }
}
