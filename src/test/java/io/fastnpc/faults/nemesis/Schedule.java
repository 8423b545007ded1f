package io.fastnpc.faults.nemesis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Faults of given kinds in random order, each kind as often as its share says, until time is up.
 */
public final class Schedule implements Iterator<Fault> {
  private final List<Fault> kinds;
  private final Random random;
  private final Duration duration;
  private final Deque<Fault> round = new ArrayDeque<>();
  private OptionalLong end = OptionalLong.empty();

  /** Ends {@code duration} after the first question. */
  public Schedule(List<Fault> kinds, Duration duration, long seed) {
    this.kinds = List.copyOf(kinds);
    this.duration = duration;
    this.random = new Random(seed);
  }

  @Override
  public boolean hasNext() {
    long now = System.nanoTime();
    if (end.isEmpty()) {
      end = OptionalLong.of(now + duration.toNanos());
    }
    return now - end.getAsLong() < 0;
  }

  @Override
  public Fault next() {
    if (!hasNext()) {
      throw new NoSuchElementException("time is up");
    }
    if (round.isEmpty()) {
      List<Fault> shuffled = new ArrayList<>();
      kinds.forEach(kind -> shuffled.addAll(Collections.nCopies(kind.share(), kind)));
      Collections.shuffle(shuffled, random);
      round.addAll(shuffled);
    }
    return round.remove();
  }
}
