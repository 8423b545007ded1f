package io.fastnpc.cache;

/**
 * How large values may be.
 *
 * @param most the bytes of the largest that is stored, as its codec writes it; larger ones are read
 *     from the database each time, and counted as that
 * @param compressedFrom from how many bytes on they are compressed, where all workers read that; 0:
 *     none is
 */
public record Sizes(int most, int compressedFrom) {
  /** Of any size, and never compressed. */
  public static final Sizes ANY = upTo(Integer.MAX_VALUE);

  /** Not larger than {@code most} bytes, and never compressed. */
  public static Sizes upTo(int most) {
    return new Sizes(most, 0);
  }

  /** Whether a value of {@code bytes} bytes is to be compressed. */
  boolean isToCompress(int bytes) {
    return compressedFrom > 0 && bytes >= compressedFrom;
  }
}
