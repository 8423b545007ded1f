package io.fastnpc.cache;

/** Turns the values of one cache into bytes and back. */
public interface Codec<T> {
  /** The bytes of {@code value}, at least one. @throws CodecFailure if it cannot be encoded */
  byte[] encode(T value) throws CodecFailure;

  /**
   * The value that {@code bytes} encode from the index {@code from} on.
   *
   * @throws CodecFailure if they encode none
   */
  T decode(byte[] bytes, int from) throws CodecFailure;

  /** The value that {@code bytes} encode. @throws CodecFailure if they encode none */
  default T decode(byte[] bytes) throws CodecFailure {
    return decode(bytes, 0);
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
