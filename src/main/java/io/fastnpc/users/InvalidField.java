package io.fastnpc.users;

/** A field of a form does not keep its limits; the message says which, in the user's language. */
final class InvalidField extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidField(String message) {
    super(message);
  }
}
