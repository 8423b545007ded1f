package io.fastnpc.characters;

/** The outcome of creating a character. */
public sealed interface Creation {
  /** The id of the character, which exists either way. */
  int id();

  /** The character is new. */
  record Created(int id) implements Creation {}

  /** The user had a character of the name already; it is unchanged. */
  record Existing(int id) implements Creation {}
}
