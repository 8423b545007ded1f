package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/** The outcome of renaming a character. */
public sealed interface Renaming {
  /**
   * The character has the new name.
   *
   * @param name the name that it had
   * @param newName the name that it has
   */
  record Renamed(@CacheKey("name") CharacterName name, @CacheKey("new_name") CharacterName newName)
      implements Renaming {}

  /** The user has no character of the old name. */
  record NoSuchCharacter() implements Renaming {}

  /** The user has another character of the new name. */
  record NameTaken() implements Renaming {}
}
