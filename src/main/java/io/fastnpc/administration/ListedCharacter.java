package io.fastnpc.administration;

import org.jspecify.annotations.Nullable;

/**
 * A character in a list of its owner's.
 *
 * @param id the character's id
 * @param name the name, of any characters
 * @param model the language model that made it; null: none is noted
 * @param createdAt when it was made, in seconds since 1970
 * @param updatedAt when it was changed last, in seconds since 1970
 */
public record ListedCharacter(
    int id, String name, @Nullable String model, long createdAt, long updatedAt) {}
