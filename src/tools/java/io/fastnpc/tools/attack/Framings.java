package io.fastnpc.tools.attack;

import java.util.List;

/**
 * Requests of which it is unclear where they begin and end.
 *
 * @param accounts whom the attacker can be
 */
record Framings(Accounts accounts) implements Magazine {
  private static final String SMUGGLED = "GET /auth/me HTTP/1.1\r\nHost: smuggled\r\n\r\n";

  private static final List<String> LENGTHS =
      List.of(
          "-1",
          "+2",
          "2, 2",
          "2, 3",
          "0x2",
          "2 2",
          "",
          "99999999999999999999",
          "2147483648",
          "2e0");

  private static final List<String> CODINGS =
      List.of(
          "chunked, identity",
          "xchunked",
          "identity",
          "chunked;q=1",
          "gzip, chunked",
          "\tchunked",
          "CHUNKED");

  private static final List<String> CHUNKS =
      List.of(
          "2\r\n{}\r\n0\r\n\r\n",
          "-2\r\n{}\r\n0\r\n\r\n",
          "FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
          "7FFFFFFF\r\n{}",
          "0x2\r\n{}\r\n0\r\n\r\n",
          "2;a=b\r\n{}\r\n0\r\n\r\n",
          "2\n{}\n0\n\n",
          "2\r\n{}0\r\n\r\n",
          "zz\r\n{}\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nHost: other\r\n\r\n",
          "2\r\n{}\r\n000000000000000000\r\n\r\n");

  private static final List<String> LINES =
      List.of(
          "GET",
          "GET /auth/me",
          "GET  /auth/me  HTTP/1.1",
          "get /auth/me HTTP/1.1",
          "GET /auth/me HTTP/1.0",
          "GET /auth/me HTTP/0.9",
          "GET /auth/me HTTP/1.9",
          "GET /auth/me HTTP/2.0",
          "GET /auth/me http/1.1",
          "GET http://other.example/auth/me HTTP/1.1",
          "GET other.example:80 HTTP/1.1",
          "GET * HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "CONNECT other.example:443 HTTP/1.1",
          "GET auth/me HTTP/1.1",
          "GET /auth/me#x HTTP/1.1",
          "GET /auth/me\0 HTTP/1.1",
          "GET\t/auth/me\tHTTP/1.1",
          " GET /auth/me HTTP/1.1",
          "\r\n\r\nGET /auth/me HTTP/1.1",
          "PRI * HTTP/2.0",
          "PROXY TCP4 1.2.3.4 1.2.3.4 1 2");

  private static final List<String> HEADS =
      List.of(
          "no colon",
          ": no name",
          "Space : before",
          " Folded: first",
          "A: b\r\n folded",
          "A: b\rC: d",
          "A: \0",
          "Host: other",
          "Ho st: x",
          "A(b): c",
          "Content-Length: 2\r\nContent-Length: 3",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity");

  @Override
  public Shot shot(Dice dice) {
    return switch (dice.below(9)) {
      case 0 -> login().header("Content-Length: " + dice.of(LENGTHS)).rest("{}").last().shot();
      case 1 ->
          login().header("Content-Length: 2").header("Content-Length: 3").rest("{}").last().shot();
      case 2 ->
          login()
              .header("Transfer-Encoding: " + dice.of(CODINGS))
              .rest(CHUNKS.get(0))
              .last()
              .shot();
      case 3 -> login().header("Transfer-Encoding: chunked").rest(dice.of(CHUNKS)).last().shot();
      case 4 -> smuggling(dice);
      case 5 -> {
        String line = dice.of(LINES);
        String method = line.strip().split("\\s", 2)[0];
        yield Message.withLine(method, line).header("Host: localhost").last().shot();
      }
      case 6 -> Message.of("GET", "/auth/me").header(dice.of(HEADS)).last().shot();
      case 7 -> Message.withLine("GET", dice.bytes(300)).cut().shot();
      default -> cutSomewhere(dice);
    };
  }

  private static Message login() {
    return Message.of("POST", "/auth/login").header("Content-Type: application/json");
  }

  /** A body that is itself a request, after a method that is not expected to have one. */
  private Shot smuggling(Dice dice) {
    String method = dice.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "FOO", "PATCH");
    Message message =
        Message.of(method, dice.of("/auth/me", "/nope", "/style/fastnpc.css", "/api/me/settings"))
            .as(accounts.any(dice));
    return dice.chance(50)
        ? message.body(SMUGGLED).last().shot()
        : message
            .header("Transfer-Encoding: chunked")
            .rest(Integer.toHexString(SMUGGLED.length()) + "\r\n" + SMUGGLED + "\r\n0\r\n\r\n")
            .last()
            .shot();
  }

  private Shot cutSomewhere(Dice dice) {
    Shot whole =
        Message.of("PUT", "/api/me/settings")
            .as(accounts.user())
            .json("{\"profile\":\"x\"}")
            .shot();
    String part = whole.text().substring(0, dice.below(whole.text().length()));
    return new Shot(whole.method(), part, whole.audience(), Shot.Framing.CUT);
  }
}
