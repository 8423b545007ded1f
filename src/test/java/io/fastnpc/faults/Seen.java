package io.fastnpc.faults;

/**
 * What an operation showed of a key.
 *
 * @param how how the key's value relates to {@code text}
 * @param text a value or a part of one
 */
record Seen(How how, String text) {
  /** How much of a value was seen. */
  enum How {
    EQUAL,
    DIFFERENT,
    CONTAINING,
    LACKING
  }

  static Seen value(String value) {
    return new Seen(How.EQUAL, value);
  }

  static Seen anythingBut(String value) {
    return new Seen(How.DIFFERENT, value);
  }

  static Seen containing(String part) {
    return new Seen(How.CONTAINING, part);
  }

  static Seen lacking(String part) {
    return new Seen(How.LACKING, part);
  }

  /** Whether a key that holds {@code value} can have shown this. */
  boolean fits(String value) {
    return switch (how) {
      case EQUAL -> value.equals(text);
      case DIFFERENT -> !value.equals(text);
      case CONTAINING -> value.contains(text);
      case LACKING -> !value.contains(text);
    };
  }

  @Override
  public String toString() {
    return how.name().toLowerCase(java.util.Locale.ROOT) + " \"" + text + "\"";
  }
}
