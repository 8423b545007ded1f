package io.fastnpc.cache.administration;

import java.util.Set;

/** Which entries a walk through the cache is about. */
public sealed interface Selection {
  /** Every entry. */
  Selection EVERYTHING = new Matching("*");

  /**
   * The entries whose logical key matches a pattern, which Redis itself interprets.
   *
   * @param glob a Redis glob, such as {@code char_profile:42:*}
   */
  record Matching(String glob) implements Selection {}

  /**
   * The entries with certain logical keys or certain beginnings, whatever the letters in these mean
   * in a glob.
   *
   * @param keys whole logical keys, such as {@code account:42}
   * @param beginnings how logical keys begin, such as {@code char_profile:42:}
   */
  record Named(Set<String> keys, Set<String> beginnings) implements Selection {
    /** Copies what it is given. */
    public Named {
      keys = Set.copyOf(keys);
      beginnings = Set.copyOf(beginnings);
    }
  }
}
