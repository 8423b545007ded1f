package io.fastnpc.cache;

/** What a key holds in Redis. */
public sealed interface Held {
  /** Nothing. */
  enum Absent implements Held {
    /** The only instance. */
    ABSENT
  }

  /**
   * A value.
   *
   * @param payload its bytes as they were filled in; not a copy
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // compared by nobody; a copy would cost a profile's size
  record Value(byte[] payload) implements Held {}

  /**
   * The promise of a worker to fill the key soon.
   *
   * @param owner whose promise it is
   */
  record Lease(Token owner) implements Held {}

  /** A write is about to be committed, or was a moment ago. */
  enum Fence implements Held {
    /** The only instance. */
    FENCE
  }

  /**
   * Something that no version of this protocol wrote.
   *
   * @param raw all of it; not a copy
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  record Garbage(byte[] raw) implements Held {}
}
