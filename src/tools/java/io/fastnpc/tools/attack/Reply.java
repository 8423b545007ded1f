package io.fastnpc.tools.attack;

import java.util.Map;

/**
 * What came back.
 *
 * @param status the status
 * @param headers the headers, their names in small letters
 * @param body the body
 */
record Reply(int status, Map<String, String> headers, String body) {
  private static final int SHOWN = 120;

  /** The value of a header; empty if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Whether the connection ends with it. */
  boolean closes() {
    return header("connection").equalsIgnoreCase("close");
  }

  @Override
  public String toString() {
    String start = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
    return status + " " + start.replaceAll("\\s+", " ");
  }
}
