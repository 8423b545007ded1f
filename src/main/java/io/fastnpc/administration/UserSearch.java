package io.fastnpc.administration;

import java.util.Optional;

/**
 * Who an administrator looks for: users whose name begins with a text, or whose id it is.
 *
 * @param beginning the text, not empty; PostgreSQL takes no zero characters
 */
record UserSearch(String beginning) {
  /** Numbers with more digits are no ids. */
  private static final String NUMBER = "\\d{1,9}";

  /** What was typed; absent: nothing was. No name has a zero character in it. */
  static Optional<UserSearch> of(String typed) {
    return typed.isEmpty()
        ? Optional.empty()
        : Optional.of(new UserSearch(typed.replace("\0", "")));
  }

  /** The id that is meant, if the text is one. */
  Optional<Integer> id() {
    return beginning.matches(NUMBER) ? Optional.of(Integer.valueOf(beginning)) : Optional.empty();
  }

  /**
   * The least text, by code points, after all that begin like this one: its last character is the
   * next one. Absent where all of its characters are the last that there is.
   */
  Optional<String> after() {
    int[] points = beginning.codePoints().toArray();
    for (int last = points.length - 1; last >= 0; last--) {
      if (points[last] < Character.MAX_CODE_POINT) {
        String next = Character.toString(following(points[last]));
        return Optional.of(new String(points, 0, last) + next);
      }
    }
    return Optional.empty();
  }

  /** The next code point that a text may have: surrogates are none. */
  private static int following(int point) {
    int next = point + 1;
    return next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
  }
}
