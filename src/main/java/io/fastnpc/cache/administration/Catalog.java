package io.fastnpc.cache.administration;

import io.fastnpc.cache.Policy;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The caches of the application.
 *
 * @param policies how long each keeps what it holds, by its name
 * @param forms what their keys look like; a cache may have keys of several forms
 */
public record Catalog(SortedMap<String, Policy> policies, List<KeyForm> forms) {
  /** Copies what it is given. */
  public Catalog {
    policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    forms = List.copyOf(forms);
  }

  /** The forms of the keys of {@code cache}. */
  public List<KeyForm> formsOf(String cache) {
    return forms.stream().filter(form -> form.cache().equals(cache)).toList();
  }
}
