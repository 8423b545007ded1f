package io.fastnpc.characters;

/**
 * A character's name as a client gives it.
 *
 * <p>It means the row that is called exactly so, else the one that is called by its normal form:
 * tables hold names that others wrote, in any form, and clients repeat what lists show them.
 *
 * @param given any text
 */
public record AskedName(String given) {
  /** The name that is looked up first. */
  CharacterName exact() {
    // Of a text that no row can have, PostgreSQL would not even be asked.
    return Texts.storable(given).equals(given) ? new CharacterName(given) : normal();
  }

  /** The name that is looked up where no row is called {@link #exact}, and that a new row gets. */
  CharacterName normal() {
    return CharacterName.normal(given);
  }
}
