package io.fastnpc.cache;

/** Turns the values of one cache into bytes and back. */
public interface Codec<T> {
  /** The bytes of {@code value}, at least one. @throws CodecFailure if it has no such form */
  byte[] encode(T value) throws CodecFailure;

  /**
   * The value that {@code bytes} stand for, those before {@code from} left out.
   *
   * @throws CodecFailure if they stand for none
   */
  T decode(byte[] bytes, int from) throws CodecFailure;

  /** The value that {@code bytes} stand for. @throws CodecFailure if they stand for none */
  default T decode(byte[] bytes) throws CodecFailure {
    return decode(bytes, 0);
  }

  /** Bytes and value do not belong together. */
  final class CodecFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public CodecFailure(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
