package io.fastnpc.users;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that somebody tries first at this door and nowhere else: the product's, and the user's
 * own name.
 *
 * <p>A password is too near to them where little is left without them, such as {@code fastnpc123}.
 * Digits that are read as letters count as these.
 */
final class ContextWords {
  private static final List<String> OF_THE_PRODUCT = List.of("fastnpc", "fast-npc", "npc cache");

  /** So many characters beside the words make no password of them: a year, a few digits. */
  private static final int FEW = 4;

  /** A shorter name is a part of many words, and counts only where no letters are beside it. */
  private static final int LONG = 5;

  /** Two letters of ASCII are no word, one Chinese character is. */
  private static final int LEAST_BYTES = 3;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ContextWords() {}

  /** Whether {@code password} is little else than such words; {@code username} may be empty. */
  static boolean make(String password, String username) {
    String typed = folded(password);
    String name = folded(username);
    Set<String> names =
        Stream.concat(Stream.of(name), BETWEEN.splitAsStream(name))
            .filter(word -> word.getBytes(StandardCharsets.UTF_8).length >= LEAST_BYTES)
            .collect(Collectors.toCollection(LinkedHashSet::new)); // the whole one first
    return names.stream().anyMatch(word -> isLittle(typed, typed.replace(word, ""), word))
        || isLittle(read(typed), without(names, read(typed)));
  }

  private static String without(Set<String> names, String password) {
    return Stream.concat(
            OF_THE_PRODUCT.stream(), names.stream().filter(name -> Typed.length(name) >= LONG))
        .map(ContextWords::read)
        .reduce(password, (left, word) -> left.replace(word, ""));
  }

  private static boolean isLittle(String whole, String left, String word) {
    return isLittle(whole, left)
        && (Typed.length(word) >= LONG || left.codePoints().noneMatch(Character::isLetter));
  }

  private static boolean isLittle(String whole, String left) {
    return left.length() < whole.length() && Typed.length(left) <= FEW;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** {@code folded} with letters in place of what is read as such. */
  private static String read(String folded) {
    return folded
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('!', 'i')
        .replace('l', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('@', 'a')
        .replace('5', 's')
        .replace('$', 's')
        .replace('7', 't');
  }
}
