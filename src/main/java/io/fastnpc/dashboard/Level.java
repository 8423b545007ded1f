package io.fastnpc.dashboard;

import io.fastnpc.monitoring.Problem;
import java.util.Locale;

/** How good or bad something is, as the page colours it. */
public enum Level {
  /** As it should be. */
  GOOD,
  /** Neither good nor bad. */
  PLAIN,
  /** Worse than it should be. */
  WARN,
  /** Broken. */
  BAD;

  static Level of(Problem.Severity severity) {
    return switch (severity) {
      case REMARK -> GOOD;
      case WARN -> WARN;
      case BAD -> BAD;
    };
  }

  /** Its name for style sheets, scripts and words. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
