package io.fastnpc.cache;

/**
 * Proof of who holds a lease or a fence; never given twice.
 *
 * @param text letters, digits and dashes only
 */
public record Token(String text) {
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

  private static boolean allowed(int c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
