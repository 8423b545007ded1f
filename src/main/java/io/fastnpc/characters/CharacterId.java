package io.fastnpc.characters;

/**
 * Which row of {@code characters} a name stands for.
 *
 * @param id the row's id
 */
public record CharacterId(int id) {}
