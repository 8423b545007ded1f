package io.fastnpc.dashboard;

/**
 * One line of a list: what it is about, and its figure or word.
 *
 * @param id tells it apart from other terms of the page
 * @param name the term
 * @param help what that means, in one sentence; empty where it needs no explanation
 * @param value the figure or word
 */
public record Line(String id, String name, String help, String value) {
  /** The line whose term is called {@code key} in the page's words. */
  static Line of(String key, String value, Words words) {
    return new Line(key.replaceAll("[._]", "-"), words.say(key), words.help(key), value);
  }
}
