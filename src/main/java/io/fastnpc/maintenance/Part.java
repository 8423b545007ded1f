package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Selection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of the cache that somebody wants to see.
 *
 * @param glob a Redis glob over logical keys
 */
record Part(String glob) {
  private static final Pattern CACHE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** What no key has as it is, since names are escaped in keys. */
  private static final Pattern ESCAPED = Pattern.compile("[\\x00-\\x20\\x7f\"{}]");

  /**
   * The keys of {@code cache} whose rest matches {@code pattern}, or all keys that match it.
   *
   * @param cache empty: every cache
   * @param pattern a glob over what follows the cache and the colon, or over whole keys; blank:
   *     everything
   * @return absent: no cache can have that name
   */
  static Optional<Part> of(String cache, String pattern) {
    String typed = escaped(pattern.strip());
    if (cache.isEmpty()) {
      return Optional.of(new Part(typed.isEmpty() ? "*" : typed));
    }
    if (!CACHE.matcher(cache).matches()) {
      return Optional.empty();
    }
    String beginning = cache + ":";
    String rest = typed.startsWith(beginning) ? typed.substring(beginning.length()) : typed;
    return Optional.of(new Part(beginning + (rest.isEmpty() ? "*" : rest)));
  }

  private static String escaped(String typed) {
    return ESCAPED
        .matcher(typed)
        .replaceAll(found -> String.format("%%%02X", (int) found.group().charAt(0)));
  }

  Selection entries() {
    return new Selection.Matching(glob);
  }
}
