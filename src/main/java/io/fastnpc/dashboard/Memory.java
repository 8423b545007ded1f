package io.fastnpc.dashboard;

import io.fastnpc.cache.administration.ServerFacts;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.monitoring.Problem;
import java.util.List;

/**
 * What Redis uses of its memory.
 *
 * @param bound the maximum, as people read it; empty while Redis is away
 * @param used how much is used, as people read it
 * @param level whether there is room
 * @param label all of it in one sentence
 * @param width how far the gauge goes, in thousandths
 * @param peakAt where the peak is marked, in thousandths
 * @param lines what else there is to know
 */
public record Memory(
    String used, String bound, Level level, String label, int width, int peakAt, List<Line> lines) {
  private static final int FULL = 1000;

  static Memory of(Overview overview, Words words, Format format) {
    ServerFacts redis = overview.redis();
    if (!redis.up()) {
      String away = words.say("memory.away");
      return new Memory(Format.nothing(), away, Level.WARN, away, 0, 0, List.of());
    }
    boolean bounded = redis.maxMemoryBytes() > 0;
    // Without a bound the gauge shows the present against the peak.
    double whole = Math.max(1, bounded ? redis.maxMemoryBytes() : redis.peakMemoryBytes());
    double part = redis.usedMemoryBytes() / whole;
    String used = format.bytes(redis.usedMemoryBytes());
    String bound =
        bounded
            ? words.say("memory.bound", format.bytes(redis.maxMemoryBytes()), format.percent(part))
            : words.say("memory.unbounded");
    return new Memory(
        used,
        bound,
        overview.problems().contains(Problem.MEMORY_NEARLY_FULL) ? Level.WARN : Level.GOOD,
        used + " " + bound,
        thousandths(part),
        Math.min(FULL - 4, thousandths(redis.peakMemoryBytes() / whole)),
        List.of(
            line(words, "memory.peak", format.bytes(redis.peakMemoryBytes())),
            line(
                words,
                "memory.evicted",
                words.say(
                    "memory.evicted.lately",
                    format.count(redis.evictedKeys()),
                    format.count(redis.evictedLastHour()))),
            line(words, "memory.expired", format.count(redis.expiredKeys())),
            line(words, "memory.keys", keys(overview, format)),
            line(words, "memory.policy", redis.memoryPolicy())));
  }

  private static Line line(Words words, String name, String value) {
    return Line.of(name, value, words);
  }

  private static String keys(Overview overview, Format format) {
    return overview
        .held()
        .map(held -> (held.exact() ? "" : "≈ ") + format.count(held.entries()))
        .orElse(Format.nothing());
  }

  private static int thousandths(double part) {
    return (int) Math.round(Math.max(0, Math.min(1, part)) * FULL);
  }
}
