package io.fastnpc.users;

import io.fastnpc.resources.Resources;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name whose registration makes the first administrator, and the names that people would take
 * for it. Thread-safe.
 */
final class AdministratorName {
  /** What is neither seen nor takes room, though it counts as a letter or a symbol. */
  private static final String FILLERS = "\u115f\u1160\u2800\u3164";

  /** Each line: characters that look like each other. */
  private static final String[] LINES =
      Resources.text(AdministratorName.class, "look-alikes.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replace(" ", ""))
          .toArray(String[]::new);

  /** Each: a letter, and two that look like it side by side. */
  private static final List<String> PAIRS = List.of("mrn", "dcl", "wvv");

  private final Optional<String> name;
  private final Optional<int[]> letters;

  /** Absent: there is no such name. */
  AdministratorName(Optional<String> name) {
    this.name = name;
    this.letters = name.map(AdministratorName::bare);
  }

  /** Whether it is {@code username}. */
  boolean is(String username) {
    return name.equals(Optional.of(username));
  }

  /** Whether {@code username} is another one that looks like it. */
  boolean isImitatedBy(String username) {
    return !is(username) && letters.filter(own -> looksLike(own, bare(username))).isPresent();
  }

  /**
   * Whether {@code other} reads like {@code own}, letter by letter, or two letters like one in
   * either of them.
   */
  private static boolean looksLike(int[] own, int[] other) {
    if (other.length > 2 * own.length || own.length > 2 * other.length) {
      return false;
    }
    boolean[][] reached = new boolean[own.length + 1][other.length + 1];
    reached[0][0] = true;
    for (int i = 0; i < own.length; i++) {
      for (int j = 0; j < other.length; j++) {
        if (reached[i][j]) {
          reached[i + 1][j + 1] |= isLike(own[i], other[j]);
          if (j + 1 < other.length) {
            reached[i + 1][j + 2] |= isLike(own[i], other[j], other[j + 1]);
          }
          if (i + 1 < own.length) {
            reached[i + 2][j + 1] |= isLike(other[j], own[i], own[i + 1]);
          }
        }
      }
    }
    return reached[own.length][other.length];
  }

  private static boolean isLike(int one, int first, int second) {
    return PAIRS.stream()
        .anyMatch(
            pair ->
                isLike(one, pair.charAt(0))
                    && isLike(first, pair.charAt(1))
                    && isLike(second, pair.charAt(2)));
  }

  private static boolean isLike(int one, int other) {
    return one == other
        || Stream.of(LINES).anyMatch(line -> line.indexOf(one) >= 0 && line.indexOf(other) >= 0);
  }

  /**
   * The letters of {@code text} in lower case, without accents, white space and what cannot be
   * seen.
   */
  private static int[] bare(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    // By way of capitals, as case folding does: ı and ſ have no lower case of their own.
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKD)
        .codePoints()
        .filter(AdministratorName::isSeen)
        .toArray();
  }

  private static boolean isSeen(int point) {
    return FILLERS.indexOf(point) < 0
        && switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.FORMAT,
              Character.CONTROL,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
