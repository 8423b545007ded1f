package io.fastnpc.faults.checker;

/**
 * What an operation showed of a key.
 *
 * @param how how the key's value relates to {@code text}
 * @param text a value or a part of one
 */
public record ValuePattern(How how, String text) {
  /** How much of a value was seen. */
  public enum How {
    EQUAL,
    DIFFERENT,
    CONTAINING,
    LACKING
  }

  public static ValuePattern value(String value) {
    return new ValuePattern(How.EQUAL, value);
  }

  public static ValuePattern anythingBut(String value) {
    return new ValuePattern(How.DIFFERENT, value);
  }

  public static ValuePattern containing(String part) {
    return new ValuePattern(How.CONTAINING, part);
  }

  public static ValuePattern lacking(String part) {
    return new ValuePattern(How.LACKING, part);
  }

  /** Whether a key that holds {@code value} can have shown this. */
  public boolean fits(String value) {
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
