package io.fastnpc.cache.administration;

import io.fastnpc.cache.Policy;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The caches of the application.
 *
 * @param policies how long each keeps what it holds, by its name
 */
public record Catalog(SortedMap<String, Policy> policies) {
  /** Copies what it is given. */
  public Catalog {
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
  }
}
