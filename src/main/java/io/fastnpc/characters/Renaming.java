package io.fastnpc.characters;

/** The outcome of renaming a character. */
public sealed interface Renaming {
  /** The character has the new name. */
  record Renamed() implements Renaming {}

  /** The user has no character of the old name. */
  record NoSuchCharacter() implements Renaming {}

  /** The user has another character of the new name. */
  record NameTaken() implements Renaming {}
}
