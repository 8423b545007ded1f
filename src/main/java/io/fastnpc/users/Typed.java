package io.fastnpc.users;

import org.jspecify.annotations.Nullable;

/** Text that people type into forms. */
final class Typed {
  private Typed() {}

  /**
   * The text without white space around it, empty when missing. Passwords too, wherever they are
   * typed: one that registration trimmed and log-in did not would lock its user out.
   */
  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** The length in code points, which is nearer to what a person counts than UTF-16 is. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Whether {@code text} has what PostgreSQL or UTF-8 cannot keep: U+0000, half a surrogate pair.
   */
  static boolean isUnusable(String text) {
    return text.codePoints()
        .anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
