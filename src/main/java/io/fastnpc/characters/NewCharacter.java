package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a character to be made.
 *
 * @param role its name
 * @param source where the knowledge about it comes from
 * @param model the language model that made it
 * @param structured what is known about it from the start
 */
public record NewCharacter(
    @Nullable String role,
    @Nullable String source,
    @Nullable String model,
    @Nullable JsonNode structured) {}
