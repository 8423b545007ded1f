package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The body of a creation.
 *
 * @param role the name of the character
 * @param source where the knowledge about it comes from
 * @param model the language model that made it
 * @param structured what is known about it from the start
 */
public record NewCharacter(
    @Nullable String role,
    @Nullable String source,
    @Nullable String model,
    @Nullable JsonNode structured) {}
