package io.fastnpc.cache;

/**
 * Proof of who holds a lease or a fence; never given twice.
 *
 * @param text letters, digits and dashes only
 */
public record Token(String text) {
  /** Stands between the worker and its count. */
  static final char SEPARATOR = '-';

  /** Checks the alphabet, on which the scripts that search for tokens rely. */
  public Token {
    if (!isToken(text)) {
      throw new IllegalArgumentException("not a token: " + text);
    }
  }

  /** Whether {@code text} could be a token. */
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Token::allowed);
  }

  /** The name of the worker that has given it. */
  public String worker() {
    int end = text.lastIndexOf(SEPARATOR);
    return end < 0 ? text : text.substring(0, end);
  }

  private static boolean allowed(int c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
