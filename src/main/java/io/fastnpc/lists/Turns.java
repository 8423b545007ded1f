package io.fastnpc.lists;

import java.util.HashMap;
import java.util.Map;

/**
 * How many long answers this worker sends at the same time: a few, and fewer to the same user, so
 * that one who asks for many keeps neither the others' from being sent nor the worker from its
 * other work.
 */
final class Turns {
  private final int most;
  private final int mostOfOne;
  private final Map<Integer, Integer> taken = new HashMap<>();
  private int all;

  Turns(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Takes a turn for the user, or returns false where there is none left. */
  synchronized boolean take(int userId) {
    int own = taken.getOrDefault(userId, 0);
    if (all == most || own == mostOfOne) {
      return false;
    }
    all++;
    taken.put(userId, own + 1);
    return true;
  }

  /** Gives a turn of the user back. */
  synchronized void giveBack(int userId) {
    all--;
    taken.computeIfPresent(userId, (user, own) -> own == 1 ? null : own - 1);
  }
}
