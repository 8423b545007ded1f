package io.fastnpc.cache;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of one cached thing, such as {@code char_id:42:Ada}, without the prefix of the
 * installation.
 *
 * <p>Parts that users control are escaped as in a URL, so that no part can reach into another key
 * ({@code :}), act as a glob ({@code * ? [ ] \}) or hide ({@code %}, control characters, blanks).
 * Letters of every script stay readable.
 *
 * @param cache the cache that the key belongs to
 * @param logical the whole key
 */
public record Key(String cache, String logical) {
  private static final String ESCAPED = "%:*?[]\\^{}\"";
  private static final String HEX = "0123456789ABCDEF";
  private static final Pattern CACHE = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern ESCAPE = Pattern.compile("%(?:[0-9A-F]{2}|u[0-9a-f]{4})");

  /** The key of {@code parts} in {@code cache}; each part is used as its text. */
  public static Key of(String cache, List<?> parts) {
    StringBuilder key = new StringBuilder(cache.length() + 24).append(cache);
    for (Object part : parts) {
      escape(part.toString(), key.append(':'));
    }
    return new Key(cache, key.toString());
  }

  /** The key of {@code parts} in {@code cache}; each part is used as its text. */
  public static Key of(String cache, Object... parts) {
    return of(cache, List.of(parts));
  }

  /**
   * The key that a person means by {@code typed}, such as {@code char_profile:7:悟空}. What is
   * escaped already stays as it is; a colon inside a name must be typed as {@code %3A}.
   *
   * @throws MalformedKey if it cannot be one
   */
  public static Key parse(String typed) throws MalformedKey {
    if (typed.strip().startsWith("~")) {
      throw new MalformedKey(typed, MalformedKey.Flaw.NO_ENTRY);
    }
    String[] parts = typed.strip().split(":", -1);
    if (parts.length < 2 || !CACHE.matcher(parts[0]).matches()) {
      throw new MalformedKey(typed, MalformedKey.Flaw.NO_CACHE);
    }
    StringBuilder key = new StringBuilder(parts[0]);
    for (String part : List.of(parts).subList(1, parts.length)) {
      if (part.isEmpty()) {
        throw new MalformedKey(typed, MalformedKey.Flaw.EMPTY_PART);
      }
      Matcher escaped = ESCAPE.matcher(part);
      int end = 0;
      for (key.append(':'); escaped.find(); end = escaped.end()) {
        escape(part.substring(end, escaped.start()), key);
        key.append(escaped.group());
      }
      escape(part.substring(end), key);
    }
    return new Key(parts[0], key.toString());
  }

  /** The parts after the cache, as they were before they were escaped. */
  public List<String> parts() {
    return Stream.of(logical.split(":", -1)).skip(1).map(Key::unescaped).toList();
  }

  private static String unescaped(String part) {
    return ESCAPE
        .matcher(part)
        .replaceAll(
            escape -> {
              String digits = escape.group().replaceFirst("^%u?", "");
              return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(digits, 16)));
            });
  }

  private static void escape(String part, StringBuilder out) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c <= ' ' || c == 0x7F || ESCAPED.indexOf(c) >= 0) {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < part.length()
          && Character.isLowSurrogate(part.charAt(i + 1))) {
        out.append(c).append(part.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        // UTF-8 has no form for half a pair: all of them would become the same question mark.
        out.append("%u").append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return logical;
  }
}
