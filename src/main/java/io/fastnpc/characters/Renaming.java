package io.fastnpc.characters;

/** What became of the wish that a character be called something else. */
public sealed interface Renaming {
  /** It is called so now. */
  record Renamed() implements Renaming {}

  /** There is no character to rename. */
  record NoSuchCharacter() implements Renaming {}

  /** The user has a character of the new name already. */
  record NameTaken() implements Renaming {}
}
