package io.fastnpc.trouble;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets each warning of the container through once a minute: whatever a client has found to make it
 * warn of again and again. The application's own lines tell of repetitions by themselves.
 * Thread-safe.
 */
final class Repeats {
  static final Duration PAUSE = Duration.ofMinutes(1);

  /** Beyond, all others are of one kind: what warns of so much has a client's text in it. */
  static final int MOST_KINDS = 200;

  private static final String OURS = "io.fastnpc.";
  private static final String OTHERS = "of another kind";

  private final LongSupplier nanos;
  private final Map<String, Long> told = new HashMap<>();

  /**
   * Nothing has been told yet.
   *
   * @param nanos a monotonic clock in nanoseconds
   */
  Repeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether the line is not one of a kind that was let through in the last minute. */
  synchronized boolean isDue(LogRecord line) {
    String logger = String.valueOf(line.getLoggerName());
    if (line.getLevel().intValue() < Level.WARNING.intValue() || logger.startsWith(OURS)) {
      return true;
    }
    long now = nanos.getAsLong();
    told.values().removeIf(at -> now - at >= PAUSE.toNanos());
    String kind = logger + " " + line.getMessage() + " " + place(line.getThrown());
    return told.putIfAbsent(told.size() < MOST_KINDS ? kind : OTHERS, now) == null;
  }

  private static String place(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    StackTraceElement[] frames = failure.getStackTrace();
    return failure.getClass().getName() + (frames.length == 0 ? "" : " " + frames[0]);
  }
}
