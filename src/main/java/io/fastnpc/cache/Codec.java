package io.fastnpc.cache;

/** Turns the values of one cache into bytes and back. */
public interface Codec<T> {
  /** The bytes of {@code value}, at least one. @throws CodecFailure if it cannot be encoded */
  byte[] encode(T value) throws CodecFailure;

  /**
   * The same value in fewer bytes, as workers of {@link Epoch#COMPRESSED} read it too; {@code
   * encoded} itself where that is not possible or not wanted.
   */
  default byte[] compress(byte[] encoded) {
    return encoded;
  }

  /**
   * The value that {@code bytes} encode from the index {@code from} on, compressed or not.
   *
   * @param most how many bytes a compressed one may take inflated
   * @throws CodecFailure if they encode none
   */
  T decode(byte[] bytes, int from, int most) throws CodecFailure;

  /** The value that {@code bytes} encode. @throws CodecFailure if they encode none */
  default T decode(byte[] bytes) throws CodecFailure {
    return decode(bytes, 0, Integer.MAX_VALUE);
  }

  /** A value cannot be encoded, or bytes cannot be decoded. */
  final class CodecFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public CodecFailure(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
