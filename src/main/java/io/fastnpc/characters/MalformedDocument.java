package io.fastnpc.characters;

/** What a client sent is JSON, but not of the form asked for; the message says where, to users. */
final class MalformedDocument extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedDocument(String message) {
    super(message);
  }
}
