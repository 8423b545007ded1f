package io.fastnpc.cache.insight;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Why reads of one cache missed.
 *
 * @param misses how many, by reason; what did not happen is missing
 * @param spared how many of the expired would have been hits if entries lived twice as long
 */
public record Causes(Map<Reason, Long> misses, long spared) {
  /** Nothing missed. */
  public static final Causes NONE = new Causes(Map.of(), 0);

  /** Copies what it is given. */
  public Causes {
    misses = Map.copyOf(misses);
  }

  /** How many missed for {@code reason}. */
  public long of(Reason reason) {
    return misses.getOrDefault(reason, 0L);
  }

  /** How many missed in all. */
  public long all() {
    return misses.values().stream().flatMapToLong(LongStream::of).sum();
  }

  /** The part of all that {@link #spared} is, from 0 to 1; 0 where nothing missed. */
  public double sparedPart() {
    return all() == 0 ? 0 : (double) spared / all();
  }

  /** Both together. */
  public Causes plus(Causes other) {
    Map<Reason, Long> sum = new EnumMap<>(Reason.class);
    sum.putAll(misses);
    other.misses.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new Causes(sum, spared + other.spared);
  }
}
