package io.fastnpc.characters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.json.RawJson;
import java.util.Optional;

/** JSON documents as tests write and compare them. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Documents() {}

  static JsonNode json(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(document, malformed);
    }
  }

  static JsonNode json(RawJson document) {
    return json(document.toString());
  }

  static JsonNode json(Optional<RawJson> document) {
    return json(document.orElseThrow());
  }

  static StructuredData data(String document) {
    return StructuredData.of(json(document));
  }

  static Memories memories(String document) {
    return Memories.of(json(document));
  }

  /** Structured data with a value of its own for every column of every section. */
  static ObjectNode everything() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (Section section : Section.ALL) {
      ObjectNode content = document.putObject(section.label());
      for (Section.Column column : section.columns()) {
        if (column.numeric()) {
          content.put(column.label(), 42);
        } else {
          content.put(column.label(), section.table() + "." + column.name());
        }
      }
    }
    ObjectNode background = (ObjectNode) document.get(Section.BACKGROUND.label());
    background.putArray("经历").add("first").add("second");
    background.putArray("关系网络").add("friend").add("foe");
    return document;
  }
}
