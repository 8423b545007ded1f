package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Codec;
import java.nio.charset.StandardCharsets;

/** Numbers as their digits. */
public final class NumberCodec implements Codec<Integer> {
  @Override
  public byte[] encode(Integer value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Integer decode(byte[] bytes, int from, int most) throws CodecFailure {
    try {
      return Integer.valueOf(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
    } catch (NumberFormatException noNumber) {
      throw new CodecFailure(noNumber);
    }
  }
}
