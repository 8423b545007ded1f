package io.fastnpc.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens under which a writer has tried to place its fences, a new one with each try. Under the
 * same one a try that Redis gets to late would put up again what was lost, and the fence would look
 * as if it had stood.
 *
 * @param placed the token of the last try, which Redis has acknowledged
 * @param vain those of the tries before, which Redis may still get to
 */
public record Tries(Token placed, List<Token> vain) {
  /** The first try was acknowledged. */
  public static Tries of(Token only) {
    return new Tries(only, List.of());
  }

  /** The last of {@code all}, of which there is at least one, was acknowledged. */
  static Tries of(List<Token> all) {
    int last = all.size() - 1;
    return new Tries(all.get(last), List.copyOf(all.subList(0, last)));
  }

  /** All of them, the acknowledged one first. */
  public List<Token> all() {
    List<Token> all = new ArrayList<>(List.of(placed));
    all.addAll(vain);
    return all;
  }
}
