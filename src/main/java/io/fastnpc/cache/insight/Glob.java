package io.fastnpc.cache.insight;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Compares names with a pattern as Redis does: byte by byte.
 *
 * @param regex the same for texts in which each character is a byte
 */
record Glob(Pattern regex) {
  /** What matches exactly what {@code glob} matches in Redis. */
  static Glob of(String glob) {
    String bytes = bytes(glob);
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < bytes.length(); at++) {
      char c = bytes.charAt(at);
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (c == '[') {
        int close = bytes.indexOf(']', at + 1);
        int end = close < 0 ? bytes.length() : close; // one that is never closed goes to the end
        regex.append(set(bytes.substring(at + 1, end)));
        at = end;
      } else if (c == '\\' && at + 1 < bytes.length()) {
        regex.append(member(bytes.charAt(++at)));
      } else {
        regex.append(member(c));
      }
    }
    return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  private static String set(String members) {
    boolean others = members.startsWith("^");
    StringBuilder set = new StringBuilder();
    for (int i = others ? 1 : 0; i < members.length(); i++) {
      i += members.charAt(i) == '\\' && i + 1 < members.length() ? 1 : 0;
      char from = members.charAt(i);
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        char to = members.charAt(i + 2);
        set.append(member(Math.min(from, to))).append('-').append(member(Math.max(from, to)));
        i += 2;
      } else {
        set.append(member(from));
      }
    }
    return set.isEmpty() ? "(?!)" : (others ? "[^" : "[") + set + "]";
  }

  private static String member(int c) {
    return String.format("\\x%02x", c);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  boolean matches(String name) {
    return regex.matcher(bytes(name)).matches();
  }

  /** A glob that matches {@code name} only. */
  static String literal(String name) {
    return name.replaceAll("([*?\\[\\]\\\\^])", "\\\\$1");
  }
}
