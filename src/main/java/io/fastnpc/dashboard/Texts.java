package io.fastnpc.dashboard;

import java.util.regex.Pattern;

/** Texts of users, as pages show them. */
final class Texts {
  private static final int LONGEST = 4000;

  /** What no XML may hold, in which browsers get parts of a page. */
  private static final Pattern ILLEGAL = Pattern.compile("[\\p{Cc}\ufffe\uffff&&[^\t\r\n]]");

  private Texts() {}

  /** {@code text}, cut where it would make the page unreadable. */
  static String shown(String text) {
    String cut =
        text.codePointCount(0, text.length()) <= LONGEST
            ? text
            : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + " …";
    return ILLEGAL.matcher(cut).replaceAll("\ufffd");
  }
}
