package io.fastnpc.config;

import java.time.Duration;

/**
 * How wrong passwords are slowed down.
 *
 * @param failures how many wrong passwords an account takes before it has pauses; 0: any number
 * @param failuresPerAddress how many come from an address before it has pauses; 0: any number
 * @param longestPause the bound of the growing pauses, at least a second
 */
public record BrakeSettings(int failures, int failuresPerAddress, Duration longestPause) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Checks the bound. */
  public BrakeSettings {
    if (longestPause.compareTo(FIRST_PAUSE) < 0 || longestPause.compareTo(Duration.ofDays(1)) > 0) {
      throw new InvalidSetting(
          "FASTNPC_LOGIN_LONGEST_PAUSE", "must be from PT1S to PT24H, not " + longestPause);
    }
  }
}
