package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** JSON values as the texts that the tables hold. */
final class Texts {
  /** Half a surrogate pair: legal in JSON, without a form in UTF-8. */
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private Texts() {}

  /** The text of a value, or the JSON text of an object or list; absent for null and nothing. */
  static Optional<String> of(@Nullable JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(storable(value.isContainerNode() ? value.toString() : value.asText()));
  }

  /**
   * The list called {@code name} in {@code parent}; absent if the parent does not mention it. Null
   * is an empty list and a single value a list of one; nulls in a list are left out.
   */
  static Optional<List<String>> listIn(JsonNode parent, String name) {
    JsonNode list = parent.get(name);
    if (list == null) {
      return Optional.empty();
    }
    if (!list.isArray()) {
      return Optional.of(of(list).filter(text -> !text.isEmpty()).stream().toList());
    }
    return Optional.of(
        StreamSupport.stream(list.spliterator(), false)
            .map(Texts::of)
            .flatMap(Optional::stream)
            .toList());
  }

  /** {@code text} without what PostgreSQL cannot keep: U+0000 and half surrogate pairs. */
  static String storable(String text) {
    return HALF.matcher(text.replace("\0", "")).replaceAll("\uFFFD");
  }

  /** A JSON list of {@code texts}, as an argument for PostgreSQL. */
  static String json(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array.toString();
  }
}
