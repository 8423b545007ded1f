package io.fastnpc.faults.checker;

/**
 * What an operation showed of a key's value.
 *
 * @param relation how the value relates to {@code text}
 * @param text a value, a part of one, or an expression
 */
public record ValuePattern(Relation relation, String text) {
  /** How a value relates to a text. */
  public enum Relation {
    EQUAL,
    DIFFERENT,
    CONTAINING,
    LACKING,
    MATCHING,
    DEFYING
  }

  /** The value itself. */
  public static ValuePattern value(String value) {
    return new ValuePattern(Relation.EQUAL, value);
  }

  /** Another value. */
  public static ValuePattern anythingBut(String value) {
    return new ValuePattern(Relation.DIFFERENT, value);
  }

  /** A value with {@code part} in it. */
  public static ValuePattern containing(String part) {
    return new ValuePattern(Relation.CONTAINING, part);
  }

  /** A value without {@code part} in it. */
  public static ValuePattern lacking(String part) {
    return new ValuePattern(Relation.LACKING, part);
  }

  /** A value that matches {@code expression}, all of it. */
  public static ValuePattern matching(String expression) {
    return new ValuePattern(Relation.MATCHING, expression);
  }

  /** A value that does not match {@code expression}. */
  public static ValuePattern defying(String expression) {
    return new ValuePattern(Relation.DEFYING, expression);
  }

  /** Whether a key that holds {@code value} can have shown this. */
  public boolean fits(String value) {
    return switch (relation) {
      case EQUAL -> value.equals(text);
      case DIFFERENT -> !value.equals(text);
      case CONTAINING -> value.contains(text);
      case LACKING -> !value.contains(text);
      case MATCHING -> value.matches(text);
      case DEFYING -> !value.matches(text);
    };
  }

  @Override
  public String toString() {
    return relation.name().toLowerCase(java.util.Locale.ROOT) + " \"" + text + "\"";
  }
}
