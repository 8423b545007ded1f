package io.fastnpc.cache.postgres;

import io.fastnpc.cache.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what became stale in bounded memory: of a cache with more stale keys than the bound,
 * only that everything in it is.
 */
final class StaleKeys {
  private final int maxKeys;
  private final Map<String, Set<Key>> keys = new HashMap<>();
  private final Set<String> caches = new HashSet<>();

  /**
   * Nothing yet.
   *
   * @param maxKeys how many keys of one cache are kept apart
   */
  StaleKeys(int maxKeys) {
    this.maxKeys = maxKeys;
  }

  /** Adds a key of {@code cache}, or everything in it where there are no {@code parts}. */
  void add(String cache, List<String> parts) {
    if (caches.contains(cache)) {
      return;
    }
    Set<Key> known = keys.computeIfAbsent(cache, name -> new HashSet<>());
    if (parts.isEmpty() || (known.add(Key.of(cache, parts)) && known.size() > maxKeys)) {
      keys.remove(cache);
      caches.add(cache);
    }
  }

  /** The keys, of caches that are not stale as a whole. */
  Set<Key> keys() {
    return keys.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** The caches that are stale as a whole. */
  Set<String> caches() {
    return Set.copyOf(caches);
  }
}
