package io.fastnpc.tools.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Decides what a shot is.
 *
 * @param random where chance comes from
 */
record Dice(Random random) {
  /** Far apart, since neighbouring seeds begin alike. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** The dice of shot {@code number} under {@code seed}. */
  static Dice of(long seed, String magazine, int number) {
    return new Dice(new Random((seed * 31 + magazine.hashCode() + number * 7_919L) * STEP));
  }

  /** A number below {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True in {@code percent} of all cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** One of {@code all}. */
  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of {@code all}. */
  String of(String... all) {
    return all[random.nextInt(all.length)];
  }

  /** Up to {@code longest} of {@code pieces}, one after the other. */
  String chain(int longest, List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(longest); left > 0; left--) {
      text.append(of(pieces));
    }
    return text.toString();
  }

  /** Any bytes, each as a character. */
  String bytes(int longest) {
    byte[] bytes = new byte[1 + random.nextInt(longest)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Bytes that cannot end a line of the head. */
  String headerBytes(int longest) {
    return bytes(longest).replaceAll("[\\r\\n]", "?");
  }

  /** {@code text} with something done to it at one place. */
  String damaged(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(4));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(end);
      case 2 -> text.substring(0, at) + bytes(4) + text.substring(at);
      default -> text.substring(0, at) + text.substring(at, end).repeat(2) + text.substring(end);
    };
  }
}
