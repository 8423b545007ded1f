package io.fastnpc.cache.administration;

import java.util.List;
import java.util.SortedSet;

/**
 * What a clearing would remove.
 *
 * @param values how many values; one may count twice while Redis rearranges its table
 * @param bytes what they take of Redis's memory
 * @param exact whether all of them were weighed; otherwise {@code bytes} is estimated from some
 * @param sample the logical keys of some of them
 * @param owners the numbers that are the first parts of their keys, which are ids of users; some of
 *     them, where there are very many
 */
public record Survey(
    long values, long bytes, boolean exact, List<String> sample, SortedSet<Integer> owners) {
  /** Owners beyond this many are not kept. */
  public static final int MOST_OWNERS = 1000;
}
