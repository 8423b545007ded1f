package io.fastnpc.config;

import java.time.Duration;

/**
 * How a worker ends that is told to.
 *
 * @param notice how long its port stays open while it says that it is not ready; may be zero
 * @param patience how long requests that have begun may take from then on
 */
public record StopSettings(Duration notice, Duration patience) {
  /** The notice where none is set. */
  public static final Duration USUAL_NOTICE = Duration.ofSeconds(3);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Checks both. */
  public StopSettings {
    check("FASTNPC_STOP_NOTICE", notice);
    check("FASTNPC_STOP_PATIENCE", patience);
  }

  private static void check(String name, Duration time) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new InvalidSetting(name, "must be from PT0S to " + LONGEST + ", not " + time);
    }
  }
}
