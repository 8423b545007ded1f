package io.fastnpc.cache;

/**
 * A worker's sign of life, which a poll gives.
 *
 * @param worker its name, which no other process has, nor this one after a restart
 * @param count new with each poll
 * @param copies whether it keeps copies; nobody waits for one that does not
 */
public record Presence(String worker, long count, boolean copies) {
  /** A name for what this poll may have to make, which was never used. */
  public String fresh() {
    return worker + "." + count;
  }
}
