package io.fastnpc.users;

import org.jspecify.annotations.Nullable;

/** What people type into forms. */
final class Typed {
  private Typed() {}

  /**
   * The text without white space around it, empty when missing. Passwords too, wherever they are
   * typed: one that registration trimmed and log-in did not would lock its user out.
   */
  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** How many characters a person would count, at least more nearly than UTF-16 does. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
