package io.fastnpc.cache.redis;

import java.util.Collection;
import java.util.List;

/**
 * Which entries a walk is about.
 *
 * <p>A single glob is left to Redis. Of several Redis is asked for all entries, and they are told
 * apart here, so that one walk serves all.
 */
final class Selection {
  private final Layout layout;
  private final byte[] pattern;
  private final List<Glob> among;

  private Selection(Layout layout, byte[] pattern, List<Glob> among) {
    this.layout = layout;
    this.pattern = pattern;
    this.among = among;
  }

  /** The entries whose logical key matches any of {@code globs}. */
  static Selection of(Layout layout, Collection<String> globs) {
    List<byte[]> patterns = globs.stream().distinct().map(layout::entries).toList();
    return patterns.size() == 1
        ? new Selection(layout, patterns.get(0), List.of(new Glob(Layout.utf8("*"))))
        : new Selection(layout, layout.entries("*"), patterns.stream().map(Glob::new).toList());
  }

  /** What Redis is asked for. */
  byte[] pattern() {
    return pattern;
  }

  /** Whether {@code name}, one of Redis's answers, is meant; notes never are. */
  boolean includes(byte[] name) {
    return !layout.isNote(name) && among.stream().anyMatch(glob -> glob.matches(name));
  }
}
