package io.fastnpc.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a document inside another one unparsed, and its bytes as they are where bytes go out. */
final class RawJsonSerializer extends StdSerializer<RawJson> {
  private static final long serialVersionUID = 1;

  RawJsonSerializer() {
    super(RawJson.class);
  }

  @Override
  public void serialize(RawJson document, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (out instanceof UTF8JsonGenerator) {
      out.writeRawValue(new Bytes(document));
    } else {
      out.writeRawValue(document.toString());
    }
  }

  /** Takes the place of a text that would have to be encoded: here are its bytes. */
  private static final class Bytes extends SerializedString {
    private static final long serialVersionUID = 1;

    Bytes(RawJson document) {
      super("");
      _unquotedUTF8Ref = document.utf8();
    }
  }
}
