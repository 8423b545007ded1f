package io.fastnpc.faults.checker;

/**
 * What an operation showed of a key's value.
 *
 * @param relation how the value relates to {@code text}
 * @param text a value or a part of one
 */
public record ValuePattern(Relation relation, String text) {
  /** How a value relates to a text. */
  public enum Relation {
    EQUAL,
    DIFFERENT,
    CONTAINING,
    LACKING
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

  /** Whether a key that holds {@code value} can have shown this. */
  public boolean fits(String value) {
    return switch (relation) {
      case EQUAL -> value.equals(text);
      case DIFFERENT -> !value.equals(text);
      case CONTAINING -> value.contains(text);
      case LACKING -> !value.contains(text);
    };
  }

  @Override
  public String toString() {
    return relation.name().toLowerCase(java.util.Locale.ROOT) + " \"" + text + "\"";
  }
}
