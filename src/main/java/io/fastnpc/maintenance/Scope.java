package io.fastnpc.maintenance;

import java.util.List;

/**
 * A part of the cache that an administrator clears at once.
 *
 * @param name what to call it in the list of events
 * @param patterns globs over logical keys, cleared in one walk
 */
public record Scope(String name, List<String> patterns) {
  /** Copies what it is given. */
  public Scope {
    patterns = List.copyOf(patterns);
  }

  /** What {@code pattern} matches. */
  public static Scope of(String pattern) {
    return new Scope(pattern, List.of(pattern));
  }
}
