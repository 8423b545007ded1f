package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/** The outcome of copying a character. */
public sealed interface Copying {
  /**
   * The copy was made.
   *
   * @param newName the name of the copy
   */
  record Copied(@CacheKey("new_name") CharacterName newName) implements Copying {}

  /** The user has as many characters as a user may have; nothing was copied. */
  record Full() implements Copying {}

  /** The user has no character of that name. */
  record NoSuchCharacter() implements Copying {}
}
