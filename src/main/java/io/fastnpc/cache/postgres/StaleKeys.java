package io.fastnpc.cache.postgres;

import io.fastnpc.cache.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what became stale in bounded memory: of a cache with more stale keys than the bound,
 * only that everything in it is.
 */
final class StaleKeys {
  /**
   * Of a key that more of them made stale, none is told: who has written that often is not asked.
   */
  private static final int MAX_TRANSACTIONS = 16;

  private final int maxKeys;
  private final Map<String, Map<Key, Set<String>>> keys = new HashMap<>();
  private final Set<String> caches = new HashSet<>();

  /**
   * Nothing yet.
   *
   * @param maxKeys how many keys of one cache are kept apart
   */
  StaleKeys(int maxKeys) {
    this.maxKeys = maxKeys;
  }

  /**
   * Adds a key of {@code cache}, or everything in it where there are no {@code parts}; a {@code
   * transaction} of that name made it stale.
   */
  void add(String cache, List<String> parts, String transaction) {
    if (caches.contains(cache)) {
      return;
    }
    Map<Key, Set<String>> known = keys.computeIfAbsent(cache, name -> new HashMap<>());
    if (!parts.isEmpty()) {
      add(known, Key.of(cache, parts), transaction);
    }
    if (parts.isEmpty() || known.size() > maxKeys) {
      keys.remove(cache);
      caches.add(cache);
    }
  }

  private static void add(Map<Key, Set<String>> known, Key key, String transaction) {
    @Nullable Set<String> transactions = known.get(key);
    if (transactions == null) {
      known.put(key, new HashSet<>(Set.of(transaction)));
    } else if (!transactions.isEmpty()) {
      transactions.add(transaction);
      if (transactions.size() > MAX_TRANSACTIONS) {
        known.put(key, Set.of());
      }
    }
  }

  /**
   * The keys, of caches that are not stale as a whole, and the transactions that made them so;
   * none: not known.
   */
  Map<Key, Set<String>> keys() {
    Map<Key, Set<String>> all = new HashMap<>();
    keys.values().forEach(all::putAll);
    return all;
  }

  /** The caches that are stale as a whole. */
  Set<String> caches() {
    return Set.copyOf(caches);
  }
}
