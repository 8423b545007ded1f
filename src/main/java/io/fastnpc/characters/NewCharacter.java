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
 * @param timestamp of this and the next two any shows that the frontend asks for a character to be
 *     built, which is for the existing back end
 * @param choiceIndex see timestamp
 * @param chosenHref see timestamp
 */
public record NewCharacter(
    @Nullable String role,
    @Nullable String source,
    @Nullable String model,
    @Nullable JsonNode structured,
    @Nullable JsonNode timestamp,
    @Nullable JsonNode choiceIndex,
    @Nullable JsonNode chosenHref) {
  /** Whether the character is to be built from an encyclopedia, and not made of what is here. */
  boolean isToBeBuilt() {
    return timestamp != null || choiceIndex != null || chosenHref != null;
  }
}
