package io.fastnpc.json;

/**
 * The answer of a call that has nothing else to say.
 *
 * @param ok always true; what fails answers with an error
 */
public record Done(boolean ok) {
  /** The one answer there is. */
  public static final Done OK = new Done(true);
}
