package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/** The outcome of creating a character. */
public sealed interface Creation {
  /** The id of the character, which exists either way. */
  int id();

  /** Its name. */
  CharacterName name();

  /** The character is new. */
  record Created(int id, @CacheKey("name") CharacterName name) implements Creation {}

  /** The user had a character of that name already; it is unchanged. */
  record Existing(int id, CharacterName name) implements Creation {}
}
