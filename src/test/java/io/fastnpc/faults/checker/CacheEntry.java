package io.fastnpc.faults.checker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of Redis that keys are read from.
 *
 * @param name its name without the installation's prefix, such as {@code user_settings:7}
 */
public record CacheEntry(String name) {
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "user_settings", Set.of("settings"),
          "account", Set.of("username", "epoch"),
          "char_id", Set.of("id"),
          "char_profile", Set.of("profile"),
          "char_list", Set.of("list"));

  /** Whether {@code key}, such as {@code settings:7}, is read from this entry. */
  public boolean holds(String key) {
    int entryEnd = name.indexOf(':');
    int keyEnd = key.indexOf(':');
    return Optional.ofNullable(KINDS.get(name.substring(0, Math.max(entryEnd, 0))))
        .filter(kinds -> kinds.contains(key.substring(0, keyEnd)))
        .filter(kinds -> name.substring(entryEnd).equals(key.substring(keyEnd)))
        .isPresent();
  }
}
