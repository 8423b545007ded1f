package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Optional;

/**
 * The new memories of a character; a list that is absent stays as it is.
 *
 * @param shortTerm the short-term memories in order
 * @param longTerm the long-term memories in order
 */
public record Memories(Optional<List<String>> shortTerm, Optional<List<String>> longTerm) {
  /**
   * Reads memories as clients send them.
   *
   * @throws BadRequestException if it is not an object, or a list in it is not one; the message
   *     says which, to users
   */
  static Memories of(JsonNode document) {
    if (!document.isObject()) {
      throw new BadRequestException("记忆必须是对象");
    }
    return new Memories(list(document, "short_term"), list(document, "long_term"));
  }

  private static Optional<List<String>> list(JsonNode document, String name) {
    if (!document.hasNonNull(name)) {
      return Optional.empty();
    }
    if (!document.get(name).isArray()) {
      throw new BadRequestException(name + " 必须是列表");
    }
    return Texts.listIn(document, name);
  }
}
