package io.fastnpc.cache.cdi;

import io.fastnpc.cache.administration.KeyForm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What all keys of a cached method, of one eviction or of one that is read ahead, have in common.
 *
 * @param cache the first part of each
 * @param parts the others in order
 */
record KeyShape(String cache, List<Part> parts) {
  /** One part of a key. */
  sealed interface Part {}

  /** The same in every key. */
  record Word(String text) implements Part {
    @Override
    public String toString() {
      return text;
    }
  }

  /** Another one in every key. */
  record Value(String name, String kind) implements Part {
    private KeyForm.Kind part() {
      return kind.equals(PartType.WHOLE_NUMBER) ? KeyForm.Kind.NUMBER : KeyForm.Kind.TEXT;
    }

    /** Whether this is a part {@code name} by its name, such as {@code new_name} or itself. */
    private boolean isA(Value other) {
      return kind.equals(other.kind)
          && (name.equals(other.name) || name.endsWith("_" + other.name));
    }

    @Override
    public String toString() {
      return "{" + name + ": " + kind + "}";
    }
  }

  /** Whether keys of this shape are those of a method with the keys {@code cached}. */
  boolean names(KeyShape cached) {
    return parts.size() == cached.parts.size() && begins(cached);
  }

  /** Whether keys of this shape are how keys of {@code cached} begin, and not yet all of them. */
  boolean sweeps(KeyShape cached) {
    return parts.size() < cached.parts.size() && begins(cached);
  }

  private boolean begins(KeyShape cached) {
    return cache.equals(cached.cache)
        && IntStream.range(0, parts.size())
            .allMatch(i -> stands(parts.get(i), cached.parts.get(i)));
  }

  private static boolean stands(Part evicted, Part cached) {
    return (evicted instanceof Value value && cached instanceof Value known)
        ? value.isA(known)
        : evicted.equals(cached);
  }

  /** Whether some key can be of this shape and of {@code other}. */
  boolean overlaps(KeyShape other) {
    return cache.equals(other.cache)
        && parts.size() == other.parts.size()
        && IntStream.range(0, parts.size())
            .allMatch(i -> canBeEqual(parts.get(i), other.parts.get(i)));
  }

  private static boolean canBeEqual(Part one, Part other) {
    if (one instanceof Word word) {
      return other instanceof Value value ? canBe(value, word) : word.equals(other);
    }
    return !(other instanceof Word word) || canBe((Value) one, word);
  }

  private static boolean canBe(Value value, Word word) {
    return !value.kind.equals(PartType.WHOLE_NUMBER) || word.text.matches("-?[0-9]+");
  }

  /** The same, for administrators. */
  KeyForm form() {
    return new KeyForm(
        cache,
        parts.stream()
            .map(
                part ->
                    part instanceof Value value
                        ? new KeyForm.Part(value.name, value.part())
                        : new KeyForm.Part(part.toString(), KeyForm.Kind.WORD))
            .toList());
  }

  @Override
  public String toString() {
    return parts.stream().map(part -> ":" + part).collect(Collectors.joining("", cache, ""));
  }
}
