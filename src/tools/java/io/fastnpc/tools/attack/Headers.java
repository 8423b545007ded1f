package io.fastnpc.tools.attack;

import java.util.List;

/**
 * Headers with strange values, in calls that are in order otherwise.
 *
 * @param accounts whom the attacker can be
 */
record Headers(Accounts accounts) implements Magazine {
  private static final List<String> NAMES =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Cache-Control",
          "Content-Language",
          "Content-Location",
          "Content-Type",
          "Date",
          "Expect",
          "Forwarded",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "If-Unmodified-Since",
          "Max-Forwards",
          "Origin",
          "Pragma",
          "Range",
          "Referer",
          "Sec-Fetch-Site",
          "TE",
          "Trailer",
          "Upgrade",
          "User-Agent",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override",
          "traceparent");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          ",,,",
          ";;;",
          ";q=",
          "*/*;q=abc",
          "application/json;q=0",
          "application/json;q=-1e400",
          "a/b/c",
          "=?utf-8?q?x?=",
          "\"",
          "null",
          "-1",
          "99999999999999999999",
          "bytes=-1,5-2",
          "bytes=0-18446744073709551615",
          "never",
          "Thu, 99 Foo 9999 99:99:99 GMT",
          "100-continue",
          "200-ok",
          "h2c",
          "websocket",
          "DELETE",
          "http://evil.example",
          "https://app.example\0",
          "://",
          "[::1",
          "for=\"[",
          "javascript:alert(1)",
          "Basic !!!",
          "Bearer " + "a.".repeat(500),
          "x".repeat(4_000),
          "zh-CN,".repeat(600),
          "a;q=0.1,".repeat(400),
          "cross-site",
          Message.utf8("小明"),
          "\u00ff\u00fe",
          "\u0001");

  private static final List<String> HOSTS =
      List.of(
          "",
          "a b",
          "[::1",
          "localhost:99999",
          "localhost:-1",
          "localhost:x",
          "a@b:c",
          "evil.example",
          "<b>",
          "..",
          "/",
          Message.utf8("小明"),
          "x".repeat(3_000));

  private static final List<String> PATHS =
      List.of(
          "/auth/me",
          "/api/me/settings",
          "/api/characters",
          "/api/characters/victim/profile",
          "/api/chat/victim/messages",
          "/admin/users",
          "/admin/cache/stats",
          "/style/fastnpc.css",
          "/openapi",
          "/metrics",
          "/health");

  @Override
  public Shot shot(Dice dice) {
    String path = dice.of(PATHS);
    if (dice.chance(12)) {
      return Message.withLine("GET", "GET " + path + " HTTP/1.1")
          .header("Host: " + dice.of(HOSTS))
          .as(accounts.any(dice))
          .last()
          .shot();
    }
    Message message = Message.of("GET", path).as(accounts.any(dice));
    for (int left = 1 + dice.below(3); left > 0; left--) {
      String value = dice.chance(10) ? dice.headerBytes(100) : dice.of(VALUES);
      message.header(dice.of(NAMES) + ": " + value);
    }
    return message.shot();
  }
}
