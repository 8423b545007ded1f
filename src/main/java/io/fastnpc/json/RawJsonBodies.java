package io.fastnpc.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes documents that are JSON already: the bytes as they are, with their length. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class RawJsonBodies implements MessageBodyWriter<RawJson> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == RawJson.class;
  }

  @Override
  public void writeTo(
      RawJson document,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_TYPE, Json.UTF8);
    // JAX-RS would buffer to find the length, and switch to chunks past 8 KB.
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, document.size());
    document.writeTo(body);
  }
}
