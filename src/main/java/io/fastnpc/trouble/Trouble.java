package io.fastnpc.trouble;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, told in few lines of the log however often it happens: one when it
 * begins, one a minute with a count while it goes on, one when it is over.
 *
 * <p>It is over when somebody says so and it has not happened for ten seconds, so that what comes
 * and goes by the second is one trouble; or when it has not happened for two minutes. What happened
 * once, and of which nobody says that it is over, is told once.
 *
 * <p>Thread-safe. Its last lines come from {@link Troubles#tick}.
 */
public final class Trouble {
  static final Duration LINES = Duration.ofMinutes(1);
  static final Duration CALM = Duration.ofSeconds(10);
  static final Duration QUIET = Duration.ofMinutes(2);

  private static final int LONGEST = 1_000;
  private static final Pattern CONTROL = Pattern.compile(Unprintable.CHARACTERS + "+");

  private final Logger log;
  private final Level level;
  private final String what;
  private final String advice;
  private final LongSupplier nanos;

  private volatile boolean lasts;
  private String id = "";
  private String latest = "";
  private long began;
  private long happenedAt;
  private long toldAt;
  private long count;
  private long told;
  private boolean saidOver;

  /**
   * Has not happened yet.
   *
   * @param log takes its lines
   * @param level the level of all lines but the last, which is an information
   * @param what goes wrong, in a few words that stand in all lines
   * @param advice what to do about it, for the first line; empty: the particulars say
   * @param nanos a monotonic clock in nanoseconds
   */
  Trouble(Logger log, Level level, String what, String advice, LongSupplier nanos) {
    this.log = log;
    this.level = level;
    this.what = what;
    this.advice = advice;
    this.nanos = nanos;
  }

  /**
   * Notes that it happened.
   *
   * @param how the particulars, of which the log shows the first and then one a minute
   * @return eight hexadecimal digits that stand in all lines about it, for a client to quote
   */
  public String happened(String how) {
    return happened(how, null);
  }

  /** The same; where it begins, the log has the stack trace of {@code failure} too. */
  public synchronized String happened(String how, @Nullable Throwable failure) {
    long now = nanos.getAsLong();
    endIfOver(now);
    happenedAt = now;
    saidOver = false;
    latest = oneLine(how);
    count++;
    if (!lasts) {
      begin(now, failure);
    } else {
      tell(now);
    }
    return id;
  }

  /** Notes that all is well. */
  public void over() {
    if (lasts) { // without a lock as a rule: all is well
      synchronized (this) {
        saidOver = true;
        endIfOver(nanos.getAsLong());
      }
    }
  }

  /** How long it has lasted; absent: all is well, or that was said more than {@link #CALM} ago. */
  public synchronized Optional<Duration> lasting() {
    long now = nanos.getAsLong();
    endIfOver(now);
    return lasts ? Optional.of(Duration.ofNanos(now - began)) : Optional.empty();
  }

  /** Writes the line that is due, if one is. */
  synchronized void tick() {
    long now = nanos.getAsLong();
    endIfOver(now);
    if (lasts) {
      tell(now);
    }
  }

  private void begin(long now, @Nullable Throwable failure) {
    lasts = true;
    id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    began = now;
    String line = what + " [" + id + "]: " + latest + (advice.isEmpty() ? "" : ". " + advice);
    if (failure == null) {
      log.log(level, line);
    } else {
      log.log(level, line, failure);
    }
    toldAt = now;
    told = count;
  }

  private void tell(long now) {
    if (count > told && now - toldAt >= LINES.toNanos()) {
      log.log(
          level,
          what
              + (" [" + id + "] goes on: " + (count - told) + " times since the last line, ")
              + (count + " in " + seconds(now - began) + "; the latest: " + latest));
      toldAt = now;
      told = count;
    }
  }

  private void endIfOver(long now) {
    long since = now - happenedAt;
    if (!lasts || since < (saidOver ? CALM : QUIET).toNanos()) {
      return;
    }
    if (saidOver || count > 1) {
      log.log(
          Level.INFO,
          "Over after "
              + (seconds(happenedAt - began) + ", having happened " + count + " times: ")
              + (what + " [" + id + "]"));
    }
    lasts = false;
    count = 0;
    told = 0;
  }

  private static String seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds() + " s";
  }

  /** What clients write must neither begin a line of its own nor fill the log. */
  private static String oneLine(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return CONTROL.matcher(cut).replaceAll(" ");
  }
}
