package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Codec;
import io.fastnpc.gzip.Packed;
import io.fastnpc.json.RawJson;
import java.io.IOException;

/**
 * Documents as they are, which stay compressed where they are.
 *
 * @param compressible whether they may be compressed
 */
record RawJsonCodec(boolean compressible) implements Codec<Object> {
  @Override
  public byte[] encode(Object value) {
    return ((RawJson) value).utf8();
  }

  @Override
  public byte[] compress(byte[] encoded) {
    return compressible ? packed(encoded) : encoded;
  }

  /** {@code plain} compressed, or as it is where that is smaller. */
  static byte[] packed(byte[] plain) {
    return Packed.pack(plain).map(Packed::toBytes).orElse(plain);
  }

  @Override
  public Object decode(byte[] bytes, int from, int most) throws CodecFailure {
    if (Packed.isPacked(bytes, from)) {
      try {
        return RawJson.of(Packed.read(bytes, from, most));
      } catch (IOException failure) {
        throw new CodecFailure(failure);
      }
    }
    // Not parsed, since that is what RawJson saves; but cut or foreign bytes show at the ends.
    if (!isBracketed(bytes, from)) {
      throw new CodecFailure(new IOException("no JSON object or list"));
    }
    return RawJson.of(bytes, from);
  }

  private static boolean isBracketed(byte[] bytes, int from) {
    byte first = bytes[from];
    byte last = bytes[bytes.length - 1];
    return (first == '{' && last == '}') || (first == '[' && last == ']');
  }
}
