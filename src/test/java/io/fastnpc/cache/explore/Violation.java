package io.fastnpc.cache.explore;

/** A read returned what the promise excludes. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String kind;

  Violation(String kind, String what) {
    super(kind + ": " + what);
    this.kind = kind;
  }

  /** What is wrong, in a word or two. */
  String kind() {
    return kind;
  }
}
