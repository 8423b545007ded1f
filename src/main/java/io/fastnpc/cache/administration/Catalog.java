package io.fastnpc.cache.administration;

import io.fastnpc.cache.Policy;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

  /** The names of the caches here, and of {@code others}, which another release may have. */
  public SortedSet<String> names(Set<String> others) {
    SortedSet<String> names = new TreeSet<>(policies.keySet());
    names.addAll(others);
    return names;
  }

  /** The forms of the keys of {@code cache}. */
  public List<KeyForm> formsOf(String cache) {
    return forms.stream().filter(form -> form.cache().equals(cache)).toList();
  }
}
