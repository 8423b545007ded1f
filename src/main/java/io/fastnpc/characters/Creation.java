package io.fastnpc.characters;

/** What became of the wish that there be a character of a name. */
public sealed interface Creation {
  /** The id of the character, which is there in any case. */
  int id();

  /** There was none; now there is. */
  record Created(int id) implements Creation {}

  /** There was one already, and it stays as it was. */
  record Existing(int id) implements Creation {}
}
