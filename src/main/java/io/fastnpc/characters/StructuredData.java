package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a character, ready for the tables; what it does not mention is absent
 * here and stays as it is.
 *
 * @param rows the sections that are given
 * @param experiences 经历, in order
 * @param relationships 关系网络
 */
public record StructuredData(
    List<Row> rows, Optional<List<String>> experiences, Optional<List<String>> relationships) {

  /**
   * The new content of a section.
   *
   * @param section which one
   * @param values for each of its columns a String, an Integer or nothing
   */
  record Row(Section section, List<Optional<?>> values) {}

  private static final String EXPERIENCES = "经历";
  private static final String RELATIONSHIPS = "关系网络";

  /**
   * Reads the structured data as clients send it.
   *
   * @throws BadRequestException if it or a section of it is not an object, or a number is not one;
   *     the message says which, to users
   */
  static StructuredData of(@Nullable JsonNode document) {
    JsonNode data = object(document, "结构化数据");
    List<Row> rows =
        Section.ALL.stream()
            .filter(section -> data.hasNonNull(section.label()))
            .map(section -> row(section, object(data.get(section.label()), section.label())))
            .toList();
    JsonNode background = data.path(Section.BACKGROUND.label());
    return new StructuredData(
        rows, Texts.listIn(background, EXPERIENCES), Texts.listIn(background, RELATIONSHIPS));
  }

  private static Row row(Section section, JsonNode content) {
    List<Optional<?>> values = new ArrayList<>();
    for (Section.Column column : section.columns()) {
      Optional<String> text = Texts.of(content.get(column.label()));
      values.add(
          column.numeric()
              ? text.filter(given -> !given.isBlank()).map(given -> number(column, given))
              : text);
    }
    return new Row(section, values);
  }

  private static Integer number(Section.Column column, String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new BadRequestException(column.label() + "必须是整数", notANumber);
    }
  }

  private static JsonNode object(@Nullable JsonNode node, String name) {
    if (node == null || !node.isObject()) {
      throw new BadRequestException(name + "必须是对象");
    }
    return node;
  }
}
