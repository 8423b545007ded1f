package io.fastnpc.cache.administration;

/** Watches a walk through the entries, and may end it. */
@FunctionalInterface
public interface Progress {
  /** Lets the walk go to its end. */
  Progress UNWATCHED = (looked, all, matched) -> true;

  /**
   * Called after each step.
   *
   * @param looked about how many keys have been looked at
   * @param all how many there were when the walk began
   * @param matched how many values have matched
   * @return whether to continue
   */
  boolean step(long looked, long all, long matched);
}
