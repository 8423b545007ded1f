package io.fastnpc.cache.insight;

/**
 * Something that was seen often.
 *
 * @param name what it is called
 * @param count how often, at most
 * @param error by how much that may be too high
 */
public record Hitter(String name, long count, long error) {
  /** Both together. */
  Hitter plus(Hitter other) {
    return new Hitter(name, count + other.count, error + other.error);
  }

  /** Whether at least half of it is certain; else it may stand here by chance. */
  boolean isLikely() {
    return count >= 2 * error;
  }
}
