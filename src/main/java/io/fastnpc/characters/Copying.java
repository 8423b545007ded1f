package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/** What became of the wish that there be a second character like the first. */
public sealed interface Copying {
  /**
   * There is.
   *
   * @param newName what the copy is called
   */
  record Copied(@CacheKey("new_name") CharacterName newName) implements Copying {}

  /** There is no character to copy. */
  record NoSuchCharacter() implements Copying {}
}
