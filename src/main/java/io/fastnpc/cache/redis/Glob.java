package io.fastnpc.cache.redis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern over the bytes of a key that means what it means to Redis's {@code MATCH}: {@code *},
 * {@code ?}, {@code [a-z]}, {@code [^a]} and {@code \}, with a bracket that is left open closed by
 * the end.
 */
final class Glob {
  /** One byte of these, or any number of any. */
  private record Part(boolean star, BitSet bytes) {}

  private final List<Part> parts = new ArrayList<>();
  private final byte[] pattern;
  private int at;

  /** What {@code pattern} means. */
  Glob(byte[] pattern) {
    this.pattern = pattern;
    while (at < pattern.length) {
      byte first = pattern[at++];
      parts.add(new Part(first == '*', one(first)));
    }
  }

  private BitSet one(byte first) {
    return switch (first) {
      case '*', '?' -> everyByte();
      case '[' -> bracket();
      case '\\' -> bytes(at < pattern.length ? pattern[at++] : first);
      default -> bytes(first);
    };
  }

  private BitSet bracket() {
    boolean negated = ahead(0) == '^';
    at += negated ? 1 : 0;
    BitSet set = new BitSet();
    for (; at < pattern.length && pattern[at] != ']'; at++) {
      if (pattern[at] == '\\' && ahead(1) >= 0) {
        set.or(bytes(pattern[++at]));
      } else if (ahead(1) == '-' && ahead(2) >= 0) {
        set.or(range(pattern[at], pattern[at + 2]));
        at += 2; // also over a bracket: it ends the range and not the set
      } else {
        set.or(bytes(pattern[at]));
      }
    }
    at++;
    if (negated) {
      set.flip(0, 256);
    }
    return set;
  }

  /** The byte so far from here; negative: the pattern has ended. */
  private int ahead(int distance) {
    return at + distance < pattern.length ? pattern[at + distance] & 0xFF : -1;
  }

  private static BitSet bytes(byte... these) {
    BitSet set = new BitSet();
    for (byte each : these) {
      set.set(each & 0xFF);
    }
    return set;
  }

  private static BitSet everyByte() {
    BitSet all = new BitSet();
    all.set(0, 256);
    return all;
  }

  /**
   * In either order; bytes of other scripts come before ASCII, as {@code char} does to C on x86.
   */
  private static BitSet range(byte one, byte other) {
    BitSet set = new BitSet();
    for (int each = Math.min(one, other); each <= Math.max(one, other); each++) {
      set.set(each & 0xFF);
    }
    return set;
  }

  /** Whether {@code name} matches as a whole. */
  boolean matches(byte[] name) {
    int part = 0;
    int star = -1;
    int resumed = 0;
    for (int i = 0; i < name.length; ) {
      if (part < parts.size() && parts.get(part).star()) {
        star = part++;
        resumed = i;
      } else if (part < parts.size() && parts.get(part).bytes().get(name[i] & 0xFF)) {
        part++;
        i++;
      } else if (star >= 0) {
        part = star + 1; // the last star takes one byte more; earlier ones need not
        i = ++resumed;
      } else {
        return false;
      }
    }
    return parts.stream().skip(part).allMatch(Part::star);
  }
}
