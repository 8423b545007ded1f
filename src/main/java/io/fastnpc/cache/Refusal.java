package io.fastnpc.cache;

/**
 * Redis answered, and would not do what it was asked.
 *
 * @param command what it was asked, such as {@code SET}
 * @param error its answer, such as {@code NOPERM this user has no permissions …}
 */
public record Refusal(String command, String error) {
  /** The kind of refusal: the first word of the answer, such as {@code NOPERM}. */
  public String code() {
    return error.split(" ", 2)[0];
  }

  /** In two words, such as {@code SET (NOPERM)}. */
  public String brief() {
    return command + " (" + code() + ")";
  }

  @Override
  public String toString() {
    return command + ": " + error;
  }
}
