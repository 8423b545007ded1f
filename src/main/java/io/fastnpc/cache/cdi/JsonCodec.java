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

  private static final Codec<Object> RAW =
      new Codec<>() {
        @Override
        public byte[] encode(Object value) {
          return ((RawJson) value).utf8();
        }

        @Override
        public Object decode(byte[] bytes, int from) throws CodecFailure {
          // Not parsed, since that is what RawJson saves; but cut or foreign bytes show at the
          // ends.
          if (!isBracketed(bytes, from)) {
            throw new CodecFailure(new IOException("no JSON object or list"));
          }
          return RawJson.of(bytes, from);
        }

        private boolean isBracketed(byte[] bytes, int from) {
          byte first = bytes[from];
          byte last = bytes[bytes.length - 1];
          return (first == '{' && last == '}') || (first == '[' && last == ']');
        }
      };

  private final ObjectReader reader;
  private final ObjectWriter writer;

  private JsonCodec(JavaType type) {
    this.reader = MAPPER.readerFor(type);
    this.writer = MAPPER.writerFor(type);
  }

  /** The codec for values of {@code type}. */
  static Codec<Object> of(Type type) {
    return type == RawJson.class ? RAW : new JsonCodec(MAPPER.constructType(type));
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
  public Object decode(byte[] bytes, int from) throws CodecFailure {
    try {
      Object value = reader.readValue(bytes, from, bytes.length - from);
      if (value == null) {
        throw new CodecFailure(new IOException("the value is null"));
      }
      return value;
    } catch (IOException failure) {
      throw new CodecFailure(failure);
    }
  }
}
