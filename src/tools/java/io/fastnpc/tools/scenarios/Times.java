package io.fastnpc.tools.scenarios;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long calls took. Safe for use by many threads. */
public final class Times {
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  /** Adds a call of that many nanoseconds. */
  public void add(long duration) {
    nanos.add(duration);
  }

  /** How many calls. */
  public int count() {
    return nanos.size();
  }

  /** The time in milliseconds that {@code part} of the calls did not exceed, from 0 to 1. */
  public double quantileMillis(double part) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1))] / 1e6;
  }

  /** How many took at least {@code from} and less than {@code to} milliseconds. */
  public long between(int from, int to) {
    return nanos.stream().filter(time -> time >= from * 1e6 && time < to * 1e6).count();
  }

  /** The time of all calls together, in milliseconds. */
  public double sumMillis() {
    return nanos.stream().mapToLong(Long::longValue).sum() / 1e6;
  }
}
