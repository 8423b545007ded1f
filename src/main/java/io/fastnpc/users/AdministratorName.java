package io.fastnpc.users;

import io.fastnpc.resources.Resources;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private final Optional<String> name;
  private final Optional<Pattern> lookAlikes;

  /** Absent: there is no such name. */
  AdministratorName(Optional<String> name) {
    this.name = name;
    this.lookAlikes = name.map(AdministratorName::lookAlikes);
  }

  /** Whether it is {@code username}. */
  boolean is(String username) {
    return name.equals(Optional.of(username));
  }

  /** Whether {@code username} is another one that looks like it. */
  boolean isImitatedBy(String username) {
    return !is(username)
        && lookAlikes.filter(pattern -> pattern.matcher(bare(username)).matches()).isPresent();
  }

  private static Pattern lookAlikes(String name) {
    return Pattern.compile(
        bare(name)
            .codePoints()
            .mapToObj(AdministratorName::lookAlikes)
            .collect(Collectors.joining()));
  }

  private static String lookAlikes(int point) {
    String one = anyLike(point);
    return switch (point) {
      case 'm' -> either(one, 'r', 'n');
      case 'd' -> either(one, 'c', 'l');
      case 'w' -> either(one, 'v', 'v');
      default -> one;
    };
  }

  private static String either(String one, int first, int second) {
    return "(?:" + one + "|" + anyLike(first) + anyLike(second) + ")";
  }

  /** A class of the characters that look like {@code point}, and itself. */
  private static String anyLike(int point) {
    StringBuilder all = new StringBuilder().appendCodePoint(point);
    for (String line : LINES) {
      if (line.indexOf(point) >= 0) {
        all.append(line);
      }
    }
    return "[" + Pattern.quote(all.toString()) + "]";
  }

  /** {@code text} in lower case, without accents, white space and what cannot be seen. */
  private static String bare(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    // By way of capitals, as case folding does: ı and ſ have no lower case of their own.
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKD)
        .codePoints()
        .filter(AdministratorName::isSeen)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
