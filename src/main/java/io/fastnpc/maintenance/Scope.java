package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Selection;
import java.util.Optional;

/**
 * A part of the cache that an administrator clears at once.
 *
 * @param name what to call it in the list of events
 * @param entries which entries it has
 * @param userId whose they are; absent: of more than one, or of somebody unknown
 */
record Scope(String name, Selection entries, Optional<Integer> userId) {
  /** What {@code pattern}, a Redis glob over logical keys, matches. */
  static Scope of(String pattern) {
    return new Scope(pattern, new Selection.Matching(pattern), Optional.empty());
  }
}
