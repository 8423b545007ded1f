package io.fastnpc.characters;

import java.util.regex.Pattern;

/**
 * A character's name as it stands in the table, and in the keys of what is cached about it.
 *
 * <p>Names that this application gives are in normal form; rows that others wrote may have any. Of
 * the normal form, lengths count code points and the classes of characters are those of Python's
 * {@code \w} and {@code \s}, because the rows of existing installations were named by Python.
 *
 * @param text the name
 */
public record CharacterName(String text) {
  /** The name where nothing of the text is left. */
  private static final String NAMELESS = "role";

  private static final int MAX_LENGTH = 64;

  /** Python counts U+001C–U+001F and U+0085 as white space, besides the separators of Unicode. */
  private static final String BLANKS = "\\s\\p{Z}\\x{1C}-\\x{1F}\\x{85}";

  private static final Pattern FOREIGN =
      Pattern.compile("[^\\p{L}\\p{N}_\\x{4E00}-\\x{9FA5}\\-" + BLANKS + "]+");
  private static final Pattern BLANK_RUN = Pattern.compile("[" + BLANKS + "]+");

  /** The normal form of {@code text}; any text has one. */
  public static CharacterName normal(String text) {
    String clean = FOREIGN.matcher(trimmed(text)).replaceAll("_");
    String cut = cut(trimmed(clean), MAX_LENGTH);
    return new CharacterName(cut.isEmpty() ? NAMELESS : cut);
  }

  /** Whether this is a name in normal form. */
  boolean isNormal() {
    return equals(normal(text));
  }

  /** Whether {@code text} holds nothing to make a name of. */
  static boolean isBlank(String text) {
    return trimmed(text).isEmpty();
  }

  /**
   * The name of this character's {@code n}-th copy, in normal form; a long name gives way to the
   * suffix.
   */
  CharacterName copy(int n) {
    String suffix = n == 1 ? "-副本" : "-副本" + n;
    return normal(cut(normal(text).text, MAX_LENGTH - suffix.length()) + suffix);
  }

  private static String trimmed(String text) {
    return BLANK_RUN.matcher(text).replaceAll(" ").strip();
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length)).stripTrailing();
  }

  /** The name itself, as it stands in keys and messages. */
  @Override
  public String toString() {
    return text;
  }
}
