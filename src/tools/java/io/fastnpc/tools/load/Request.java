package io.fastnpc.tools.load;

/**
 * One request as it is sent, over and over.
 *
 * @param method the HTTP method
 * @param path the path, percent-encoded
 * @param cookie the value of the {@code Cookie} header
 * @param body the JSON to send; empty where none is sent
 */
record Request(String method, String path, String cookie, String body) {
  /** The line that {@code load.lua} reads. */
  String line() {
    return String.join("\t", method, path, cookie, body);
  }
}
