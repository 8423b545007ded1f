package io.fastnpc.cache.administration;

import java.util.List;
import java.util.Optional;

/**
 * What a bounded walk through the entries found.
 *
 * @param entries those found, without their values; one may come twice, in another part of the
 *     walk, while Redis rearranges its table
 * @param next where to go on; absent: there is no more
 * @param looked at how many keys it looked, those of other applications included
 * @param all how many there are
 */
public record Browsed(List<Inspection> entries, Optional<String> next, long looked, long all) {
  /** Copies what it is given. */
  public Browsed {
    entries = List.copyOf(entries);
  }
}
