package io.fastnpc.cache;

import java.time.Duration;
import java.util.Arrays;

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
   * @param bytes what was read, not a copy
   * @param from the index in {@code bytes} at which the filled-in value begins
   * @param life how long the entry will live on, at least; zero: it was not asked, or may be gone
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost a profile's size
  record Value(byte[] bytes, int from, Duration life) implements Held {
    /** The life of an entry without an end. */
    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** A value of which it is not known how long it will live. */
    public Value(byte[] bytes, int from) {
      this(bytes, from, Duration.ZERO);
    }

    /**
     * A value that is all of {@code payload}, and of which it is not known how long it will live.
     */
    public Value(byte[] payload) {
      this(payload, 0);
    }

    /** What was filled in; a copy if {@code bytes} hold something before it. */
    public byte[] payload() {
      return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /** Whether what was filled in has no bytes. */
    public boolean isEmpty() {
      return from == bytes.length;
    }
  }

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
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Garbage(byte[] raw) implements Held {}
}
