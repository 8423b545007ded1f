package io.fastnpc.dashboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A moment for the browser to show in its own time.
 *
 * @param iso for the attribute {@code datetime}
 * @param text what stands there until the browser has done so, in UTC
 */
public record Moment(String iso, String text) {
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /** The last second of the year 9999: other programs may have stored anything. */
  private static final long LAST = 253_402_300_799L;

  static Moment of(long epochSecond) {
    Instant moment = Instant.ofEpochSecond(Math.max(0, Math.min(LAST, epochSecond)));
    return new Moment(moment.toString(), PLAIN.format(moment.atOffset(ZoneOffset.UTC)) + " UTC");
  }
}
