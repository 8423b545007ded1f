package io.fastnpc.cache.administration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What some keys of one cache have in common.
 *
 * @param cache the first part of each
 * @param parts the others in order
 */
public record KeyForm(String cache, List<Part> parts) {
  /** Copies what it is given. */
  public KeyForm {
    parts = List.copyOf(parts);
  }

  /**
   * One part of a key.
   *
   * @param name what it is called, or the word itself
   * @param kind what may stand there
   */
  public record Part(String name, Kind kind) {
    @Override
    public String toString() {
      return kind == Kind.WORD ? name : "{" + name + "}";
    }
  }

  /** What may stand in a part. */
  public enum Kind {
    /** This word. */
    WORD,
    /** A whole number. */
    NUMBER,
    /** Any text. */
    TEXT
  }

  /** Such as {@code char_id:{user_id}:{name}}. */
  @Override
  public String toString() {
    return parts.stream().map(part -> ":" + part).collect(Collectors.joining("", cache, ""));
  }
}
