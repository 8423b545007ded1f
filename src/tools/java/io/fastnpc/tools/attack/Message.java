package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Shot.Audience;
import io.fastnpc.tools.attack.Shot.Framing;
import java.nio.charset.StandardCharsets;

/** Writes a request byte by byte, as no HTTP client would. Every character is one byte. */
final class Message {
  private final String method;
  private final StringBuilder text;
  private String body = "";
  private Audience audience = Audience.REST;
  private Framing framing = Framing.KEPT;

  private Message(String method, String requestLine) {
    this.method = method;
    this.text = new StringBuilder(requestLine).append("\r\n");
  }

  /** A request of {@code target}, with a host. */
  static Message of(String method, String target) {
    return withLine(method, method + " " + target + " HTTP/1.1").header("Host: localhost");
  }

  /** A request whose first line is {@code line}, with nothing else. */
  static Message withLine(String method, String line) {
    return new Message(method, line);
  }

  /** The characters of {@code text} as the bytes of UTF-8. */
  static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Adds a line of the head as it is. */
  Message header(String line) {
    text.append(line).append("\r\n");
    return this;
  }

  /** Adds the session. */
  Message as(String cookie) {
    return cookie.isEmpty() ? this : header("Cookie: " + cookie);
  }

  /** Adds JSON, or what is called so. */
  Message json(String bytes) {
    return header("Content-Type: application/json").body(bytes);
  }

  /** Adds a body with its length. */
  Message body(String bytes) {
    return header("Content-Length: " + bytes.length()).rest(bytes);
  }

  /** Adds what follows the head, without its length. */
  Message rest(String bytes) {
    body = bytes;
    return this;
  }

  /** Says who asks. */
  Message by(Audience who) {
    audience = who;
    return this;
  }

  /** Says that nothing is sure to follow on its connection. */
  Message last() {
    framing = Framing.LAST;
    return this;
  }

  /** Breaks it off. */
  Message cut() {
    framing = Framing.CUT;
    return this;
  }

  /** The request. */
  Shot shot() {
    String whole =
        framing == Framing.CUT && body.isEmpty() ? text.toString() : text + "\r\n" + body;
    return new Shot(method, whole, audience, framing);
  }
}
