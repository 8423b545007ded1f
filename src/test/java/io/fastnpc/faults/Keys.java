package io.fastnpc.faults;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of what is watched, and of the cache entries that it may be read from. */
final class Keys {
  private static final Map<String, Set<String>> BY_CACHE =
      Map.of(
          "user_settings", Set.of("settings"),
          "account", Set.of("username", "epoch"),
          "char_id", Set.of("id"),
          "char_profile", Set.of("profile"),
          "char_list", Set.of("list"));

  private Keys() {}

  static String settings(int user) {
    return "settings:" + user;
  }

  static String username(int user) {
    return "username:" + user;
  }

  static String epoch(int user) {
    return "epoch:" + user;
  }

  static String list(int user) {
    return "list:" + user;
  }

  static String id(int user, String character) {
    return "id:" + user + ":" + character;
  }

  static String profile(int user, String character) {
    return "profile:" + user + ":" + character;
  }

  /** Whether {@code key} is read from the entry {@code cache:rest}. */
  static boolean isCachedIn(String entry, String key) {
    int entryEnd = entry.indexOf(':');
    int keyEnd = key.indexOf(':');
    return Optional.ofNullable(BY_CACHE.get(entry.substring(0, Math.max(entryEnd, 0))))
        .filter(kinds -> kinds.contains(key.substring(0, keyEnd)))
        .filter(kinds -> entry.substring(entryEnd).equals(key.substring(keyEnd)))
        .isPresent();
  }
}
