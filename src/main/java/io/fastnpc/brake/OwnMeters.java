package io.fastnpc.brake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has counted itself, in its own memory. Bounded: of very many things those are
 * forgotten that were seen seldom. Thread-safe.
 */
final class OwnMeters implements Meters {
  /** Some ten megabytes. */
  private static final int MAX_COUNTS = 100_000;

  private static final int MAX_NOTES = 50_000;

  /** Longer than any count needs to be forgotten. */
  private static final Duration LIFE = Duration.ofDays(1);

  private final LongSupplier nanos;
  private final Cache<String, Level> counts;
  private final Cache<String, Long> notes;

  /** Nothing is counted yet; {@code nanos} is a monotonic clock. */
  OwnMeters(LongSupplier nanos) {
    this.nanos = nanos;
    counts =
        Caffeine.newBuilder()
            .ticker(nanos::getAsLong)
            .maximumSize(MAX_COUNTS)
            .expireAfterAccess(LIFE)
            .build();
    notes = Caffeine.newBuilder().maximumSize(MAX_NOTES).build();
  }

  /**
   * @param count of failures
   * @param at when they were so many
   * @param pauseEnd when the last pause ends
   */
  private record Level(double count, long at, long pauseEnd) {
    double countAt(long now, Pace pace) {
      return Math.max(0, count - (double) (now - at) / pace.forget().toNanos());
    }

    String pause() {
      return Long.toString(pauseEnd);
    }
  }

  @Override
  public synchronized Outcome count(List<Metered> all) {
    long now = nanos.getAsLong();
    long wait = 0;
    for (Metered one : all) {
      wait = Math.max(wait, level(one, now).pauseEnd - now);
    }
    if (wait > 0) {
      return new Paused(Duration.ofNanos(wait));
    }
    List<Level> levels = all.stream().map(one -> counted(one, now)).toList();
    return new Counted(
        levels.stream().map(Level::pause).toList(), levels.stream().map(Level::count).toList());
  }

  private Level counted(Metered one, long now) {
    double count = one.pace().bounded(level(one, now).countAt(now, one.pace()) + 1);
    Level level = new Level(count, now, now + one.pace().pause(count).toNanos());
    counts.put(one.subject(), level);
    return level;
  }

  /**
   * Takes over the failures that all workers have counted, where these are more; so a worker knows
   * of those at other workers too when the common count is lost. No more than the pace allows:
   * others than workers may write into the common count.
   */
  synchronized void raise(List<Metered> all, List<Double> common) {
    long now = nanos.getAsLong();
    for (int i = 0; i < all.size(); i++) {
      Metered one = all.get(i);
      Level level = level(one, now);
      double count = Math.max(level.countAt(now, one.pace()), one.pace().bounded(common.get(i)));
      long pauseEnd = now + one.pace().pause(count).toNanos();
      counts.put(
          one.subject(),
          new Level(count, now, pauseEnd - level.pauseEnd > 0 ? pauseEnd : level.pauseEnd));
    }
  }

  private Level level(Metered one, long now) {
    @Nullable Level level = counts.getIfPresent(one.subject());
    return level == null ? new Level(0, now, now) : level;
  }

  @Override
  public synchronized void refund(List<Metered> all, Counted counted) {
    long now = nanos.getAsLong();
    for (int i = 0; i < all.size(); i++) {
      Metered one = all.get(i);
      Level level = level(one, now);
      boolean own = level.pause().equals(counted.pauses().get(i));
      double count = Math.max(0, level.countAt(now, one.pace()) - 1);
      counts.put(one.subject(), new Level(count, now, own ? now : level.pauseEnd));
    }
  }

  @Override
  public boolean isNoted(String subject) {
    Long end = notes.getIfPresent(subject);
    return end != null && end - nanos.getAsLong() > 0;
  }

  @Override
  public void note(String subject, Duration life) {
    notes.put(subject, nanos.getAsLong() + life.toNanos());
  }
}
