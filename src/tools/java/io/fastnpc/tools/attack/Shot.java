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
