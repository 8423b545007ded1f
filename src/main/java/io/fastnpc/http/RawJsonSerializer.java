package io.fastnpc.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.fastnpc.cache.RawJson;
import java.io.IOException;

/**
 * Writes a document inside another one unparsed.
 *
 * <p>Jackson wants it as text; where that is too dear, answer with the {@link RawJson} alone.
 */
final class RawJsonSerializer extends StdSerializer<RawJson> {
  private static final long serialVersionUID = 1;

  RawJsonSerializer() {
    super(RawJson.class);
  }

  @Override
  public void serialize(RawJson document, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeRawValue(document.toString());
  }
}
