package io.fastnpc.cache.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fastnpc.cache.administration.Selection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Many entries went at once.
 *
 * @param at when, in epoch milliseconds
 * @param globs what their names match
 * @param reason why
 */
record Clearing(long at, List<String> globs, Reason reason) {
  /** An administrator cleared {@code selection}. */
  static Clearing of(Selection selection, long at) {
    return new Clearing(at, globs(selection), Reason.CLEARED);
  }

  private static List<String> globs(Selection selection) {
    if (selection instanceof Selection.Named named) {
      return Stream.concat(
              named.keys().stream().map(Glob::literal),
              named.beginnings().stream().map(beginning -> Glob.literal(beginning) + "*"))
          .toList();
    }
    return List.of(((Selection.Matching) selection).glob());
  }

  @JsonIgnore
  List<Glob> patterns() {
    return globs.stream().map(Glob::of).toList();
  }
}
