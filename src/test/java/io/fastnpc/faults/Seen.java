package io.fastnpc.faults;

/**
 * What an operation showed of a key.
 *
 * @param value a value that the key may have
 * @param held whether the key held that value; if not, it held any other
 */
record Seen(String value, boolean held) {
  static Seen value(String value) {
    return new Seen(value, true);
  }

  static Seen anythingBut(String value) {
    return new Seen(value, false);
  }

  /** Whether a key that holds {@code actual} can have shown this. */
  boolean fits(String actual) {
    return actual.equals(value) == held;
  }

  @Override
  public String toString() {
    return (held ? "" : "not ") + "\"" + value + "\"";
  }
}
