package io.fastnpc.dashboard;

import io.fastnpc.monitoring.Overview;
import java.util.List;

/**
 * What Redis uses of its memory.
 *
 * @param bound of how much; empty where Redis is away
 * @param level how serious that is
 * @param label all of it in one sentence
 * @param width how far the gauge goes, in thousandths
 * @param peakAt where the peak is marked, in thousandths
 */
public record Memory(
    String used,
    String bound,
    String level,
    String label,
    int width,
    int peakAt,
    List<Fact> facts) {
  private static final int FULL = 1000;
  private static final double NEARLY = 0.9;

  /** One line of a list. */
  public record Fact(String name, String value) {}

  static Memory of(Overview.Redis redis, Words words, Format format) {
    if (!redis.up()) {
      String away = words.say("memory.away");
      return new Memory(Format.nothing(), away, Health.WARN, away, 0, 0, List.of());
    }
    boolean bounded = redis.maxMemory() > 0;
    // Without a bound the gauge shows the present against the peak.
    double whole = Math.max(1, bounded ? redis.maxMemory() : redis.peakMemory());
    double part = redis.usedMemory() / whole;
    String used = format.bytes(redis.usedMemory());
    String bound =
        bounded
            ? words.say("memory.bound", format.bytes(redis.maxMemory()), format.percent(part))
            : words.say("memory.unbounded");
    return new Memory(
        used,
        bound,
        bounded && part >= NEARLY ? Health.WARN : Health.GOOD,
        used + " " + bound,
        thousandths(part),
        Math.min(FULL - 4, thousandths(redis.peakMemory() / whole)),
        List.of(
            fact(words, "memory.peak", format.bytes(redis.peakMemory())),
            fact(words, "memory.evicted", format.count(redis.evictedKeys())),
            fact(words, "memory.expired", format.count(redis.expiredKeys())),
            fact(words, "memory.keys", format.count(redis.keys())),
            fact(words, "memory.policy", redis.memoryPolicy())));
  }

  private static Fact fact(Words words, String name, String value) {
    return new Fact(words.say(name), value);
  }

  private static int thousandths(double part) {
    return (int) Math.round(Math.max(0, Math.min(1, part)) * FULL);
  }
}
