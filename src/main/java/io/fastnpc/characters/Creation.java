package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/** The outcome of creating a character. */
public sealed interface Creation {
  /** The character exists, new or not. */
  sealed interface Found extends Creation {
    /** Its id. */
    int id();

    /** Its name. */
    CharacterName name();
  }

  /** The character is new. */
  record Created(int id, @CacheKey("name") CharacterName name) implements Found {}

  /** The user had a character of that name already; it is unchanged. */
  record Existing(int id, CharacterName name) implements Found {}

  /** The user has as many characters as a user may have; there is no new one. */
  record Full() implements Creation {}
}
