package io.fastnpc.cache.cdi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.fastnpc.cache.Codec;
import io.fastnpc.gzip.Packed;
import io.fastnpc.json.RawJson;
import java.io.IOException;
import java.lang.reflect.Type;

/** Values as JSON; {@link RawJson} as it is. */
final class JsonCodec implements Codec<Object> {
  /**
   * The cache's own mapper: how values look to REST clients may change without spoiling entries.
   */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectReader reader;
  private final ObjectWriter writer;
  private final boolean compressible;

  private JsonCodec(JavaType type, boolean compressible) {
    this.compressible = compressible;
    this.reader = MAPPER.readerFor(type);
    this.writer = MAPPER.writerFor(type);
  }

  /**
   * The codec for values of {@code type}.
   *
   * @param compressible whether they may be compressed
   */
  static Codec<Object> of(Type type, boolean compressible) {
    return type == RawJson.class
        ? new RawJsonCodec(compressible)
        : new JsonCodec(MAPPER.constructType(type), compressible);
  }

  @Override
  public byte[] encode(Object value) throws CodecFailure {
    try {
      return writer.writeValueAsBytes(value);
    } catch (JsonProcessingException failure) {
      throw new CodecFailure(failure);
    }
  }

  @Override
  public byte[] compress(byte[] encoded) {
    return compressible ? RawJsonCodec.packed(encoded) : encoded;
  }

  @Override
  public Object decode(byte[] bytes, int from, int most) throws CodecFailure {
    try {
      Object value =
          Packed.isPacked(bytes, from)
              ? reader.readValue(Packed.read(bytes, from, most).inflated())
              : reader.readValue(bytes, from, bytes.length - from);
      if (value == null) {
        throw new CodecFailure(new IOException("the value is null"));
      }
      return value;
    } catch (IOException failure) {
      throw new CodecFailure(failure);
    }
  }
}
