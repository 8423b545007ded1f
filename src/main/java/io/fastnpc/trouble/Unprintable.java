package io.fastnpc.trouble;

/** Characters that text of a client must not bring into a line that people read. */
public final class Unprintable {
  /**
   * A class for patterns: control characters, also those beyond ASCII, and the marks that end a
   * line or turn the direction of text.
   */
  public static final String CHARACTERS =
      "[\\p{Cntrl}\\u0080-\\u009F\\u2028-\\u202E\\u2066-\\u2069]";

  private Unprintable() {}
}
