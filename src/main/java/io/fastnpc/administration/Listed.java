package io.fastnpc.administration;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items its rows
 * @param next the place where the next page begins; absent: this is the last one
 */
public record Listed<T>(List<T> items, Optional<String> next) {
  /** Keeps a copy of the rows. */
  public Listed {
    items = List.copyOf(items);
  }
}
