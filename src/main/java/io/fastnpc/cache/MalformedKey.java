package io.fastnpc.cache;

/** A text that a person typed is not the name of an entry. */
public final class MalformedKey extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong with it. */
  public enum Flaw {
    /** It begins like a note of the protocol or the workers, which is no entry. */
    NO_ENTRY,
    /** It does not begin with the name of a cache and a colon. */
    NO_CACHE,
    /** Nothing stands between two colons, or after the last. */
    EMPTY_PART
  }

  private final Flaw flaw;

  MalformedKey(String typed, Flaw flaw) {
    super("not a key: " + typed);
    this.flaw = flaw;
  }

  /** What is wrong. */
  public Flaw flaw() {
    return flaw;
  }
}
