package io.fastnpc.cache.insight;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Misses that count as evicted until another worker tells, within seconds, that it has written the
 * key. Thread-safe.
 */
final class Puzzles {
  private static final int MOST = 256;

  /** For so long others may tell. */
  private static final long MILLIS = 10_000;

  private record Puzzle(CauseCounter counter, long times, long at) {}

  private final ConcurrentMap<Long, Puzzle> open = new ConcurrentHashMap<>();

  void add(long hash, CauseCounter counter, long times, long at) {
    if (open.size() < MOST) {
      open.putIfAbsent(hash, new Puzzle(counter, times, at));
    }
  }

  /** The key was written. */
  void solve(long hash) {
    Puzzle puzzle = open.remove(hash);
    if (puzzle != null) {
      puzzle.counter.correct(puzzle.times);
    }
  }

  void forgetBefore(long now) {
    open.values().removeIf(puzzle -> now - puzzle.at > MILLIS);
  }
}
