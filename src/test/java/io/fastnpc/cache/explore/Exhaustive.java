package io.fastnpc.cache.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Goes through all schedules, depth first, and ends one as soon as it reaches a state that was
 * reached before.
 *
 * <p>May be bounded to schedules in which an actor that could continue is interrupted only so
 * often: most defects need few interruptions, and schedules with few are easy to read.
 */
final class Exhaustive implements Strategy {
  private static final class Choice {
    private final int options;
    private int taken;

    Choice(int options) {
      this.options = options;
    }
  }

  private final int interruptions;
  private final List<Choice> path = new ArrayList<>();
  private final Map<Long, Integer> reached = new HashMap<>();
  private int depth;
  private int left;

  /** All schedules with at most so many {@code interruptions}. */
  Exhaustive(int interruptions) {
    this.interruptions = interruptions;
    this.left = interruptions;
  }

  @Override
  public int choose(int able, boolean goOn, LongSupplier state) {
    if (goOn && left == 0) {
      return 0;
    }
    if (depth == path.size()) {
      Integer before = reached.put(state.getAsLong(), left);
      if (before != null && before >= left) {
        return -1;
      }
      path.add(new Choice(able));
    }
    int taken = path.get(depth++).taken;
    if (goOn && taken != 0) {
      left--;
    }
    return taken;
  }

  /** Moves on to the next schedule; false if there is none. */
  boolean next() {
    depth = 0;
    left = interruptions;
    while (!path.isEmpty()) {
      Choice last = path.get(path.size() - 1);
      if (++last.taken < last.options) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }

  /** How many states were reached in which there was a choice. */
  int states() {
    return reached.size();
  }
}
