package io.fastnpc.cache.redis;

import io.fastnpc.cache.administration.Selection;
import java.util.function.Predicate;

/**
 * Picks the entries of a {@link Selection} in one walk: Redis compares names with a pattern, and
 * what a pattern cannot say is compared here. Notes are never picked.
 */
final class EntryFilter {
  private final Layout layout;
  private final byte[] pattern;
  private final Predicate<String> wanted;

  private EntryFilter(Layout layout, String glob, Predicate<String> wanted) {
    this.layout = layout;
    this.pattern = layout.entries(glob);
    this.wanted = wanted;
  }

  /** The filter for {@code selection}. */
  static EntryFilter of(Selection selection, Layout layout) {
    if (selection instanceof Selection.Matching matching) {
      return new EntryFilter(layout, matching.glob(), logical -> true);
    }
    Selection.Named named = (Selection.Named) selection;
    return new EntryFilter(
        layout,
        glob(named),
        logical ->
            named.keys().contains(logical)
                || named.beginnings().stream().anyMatch(logical::startsWith));
  }

  /** A single beginning is a pattern, too; then Redis sends only what is wanted. */
  private static String glob(Selection.Named named) {
    boolean single = named.keys().isEmpty() && named.beginnings().size() == 1;
    return single ? Layout.escaped(named.beginnings().iterator().next()) + "*" : "*";
  }

  /** What Redis is asked for. */
  byte[] pattern() {
    return pattern;
  }

  /** Whether {@code name}, one of Redis's answers, is one of the entries. */
  boolean includes(byte[] name) {
    return !layout.isNote(name) && layout.logical(name).filter(wanted).isPresent();
  }
}
