package io.fastnpc.security;

import java.util.regex.Pattern;

/** What a client calls itself, as text that may be stored and shown. */
final class Agent {
  private static final int LONGEST = 200;

  /** Control and format characters, half surrogates, and what is no character. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\s]+");

  private Agent() {}

  /** {@code header} in one line of at most 200 characters, none of them invisible. */
  static String cleaned(String header) {
    String cut = header.length() > 4 * LONGEST ? header.substring(0, 4 * LONGEST) : header;
    String clean = UNFIT.matcher(cut).replaceAll(" ").strip();
    return clean.codePointCount(0, clean.length()) <= LONGEST
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, LONGEST));
  }
}
