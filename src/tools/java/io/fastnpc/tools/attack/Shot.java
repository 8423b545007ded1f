package io.fastnpc.tools.attack;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One request.
 *
 * @param method its method, by which the answer is read
 * @param text all that is sent; every character is one byte
 * @param audience who asks
 * @param framing what it does to its connection
 */
record Shot(String method, String text, Audience audience, Framing framing) {
  private static final int SHOWN = 200;
  private static final Pattern SESSION = Pattern.compile("Cookie: fastnpc_auth=[\\w.-]*\r\n");

  /** A broken escape in the path, or a host that is empty, folded or has a port that is none. */
  private static final Pattern LEFT_TO_PROXY =
      Pattern.compile(
          "\\A\\S+ [^ ?\r\n]*%(?![0-9A-Fa-f]{2})"
              + "|\\A\\S+ [^ ?\r\n]*/\\.{1,2}[ ?]"
              + "|\r\nHost:[ \t]*(\r\n|[^\r\n]*:(?!\\d+\r\n)|[^\r\n]*\r\n[ \t])");

  /** Who asks. */
  enum Audience {
    /** A program. */
    REST,
    /** A program with a session that nobody gave it. */
    FORGER,
    /** A browser, which may get a page. */
    BROWSER
  }

  /** What a request does to its connection. */
  enum Framing {
    /** Another one may follow. */
    KEPT,
    /** It is the last one. */
    LAST,
    /** It is broken off, so that no answer need come. */
    CUT
  }

  /**
   * Whether the container answers it before any code of the application and therefore with an empty
   * 200, as {@code docs/security.md} tells; the shipped nginx refuses it.
   */
  boolean isLeftToProxy() {
    return LEFT_TO_PROXY.matcher(text).find();
  }

  /** All that is sent. */
  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Its beginning, in printable characters and without a session. */
  String excerpt() {
    String shown = SESSION.matcher(text).replaceFirst("");
    return printable(shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown);
  }

  private static String printable(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("[^ -~…\\\\]", "?");
  }
}
