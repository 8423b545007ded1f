package io.fastnpc.config;

import java.util.Locale;

/** The language that Java runs in, as far as it can do harm. */
final class Language {
  private Language() {}

  /**
   * Whether the small letter of {@code I} is another than {@code i}: Payara spells names of its own
   * by the language of the process, and its pages answer 500 then.
   */
  static boolean misspells(Locale locale) {
    return !"I".toLowerCase(locale).equals("i");
  }
}
