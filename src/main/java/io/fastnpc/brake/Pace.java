package io.fastnpc.brake;

import java.time.Duration;

/**
 * How fast failures may follow one another.
 *
 * <p>The pause after a failure doubles with each one, from {@code first} to {@code longest}, and
 * failures are forgotten one by one. So who goes on failing gets one attempt in {@code forget}.
 *
 * @param free how many failures have no pause
 * @param first the pause after the first failure that has one
 * @param longest the longest pause
 * @param forget after which time there is one failure less; not longer than {@code longest}, or
 *     counts would grow without end
 */
public record Pace(int free, Duration first, Duration longest, Duration forget) {
  /** Checks the bounds. */
  public Pace {
    if (free < 0 || first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("pauses must grow from a millisecond on: " + longest);
    }
    if (forget.toMillis() < 1 || forget.compareTo(longest) > 0) {
      throw new IllegalArgumentException("one is forgotten within the longest pause: " + forget);
    }
  }

  /**
   * The most failures that there can be, as each pause forgets at least one. Whoever claims more
   * has not counted; taken at their word, they would lock somebody out for good.
   */
  double most() {
    double doublings = Math.log((double) longest.toMillis() / first.toMillis()) / Math.log(2);
    return free + Math.ceil(doublings) + 2;
  }

  /** {@code count} within its bounds: from none to {@link #most}; none for what is no number. */
  double bounded(double count) {
    return Double.isNaN(count) ? 0 : Math.max(0, Math.min(most(), count));
  }

  /** The pause after a failure that makes them {@code count}. */
  Duration pause(double count) {
    double over = Math.ceil(count - free);
    if (over <= 0) {
      return Duration.ZERO;
    }
    double grown = first.toMillis() * Math.pow(2, over - 1);
    return grown < longest.toMillis() ? Duration.ofMillis((long) grown) : longest;
  }
}
