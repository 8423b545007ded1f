package io.fastnpc.json;

import io.fastnpc.gzip.Codings;
import io.fastnpc.gzip.Packed;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * Writes documents that are JSON already: the bytes as they are, with their length. Those that are
 * compressed go out as they are, too, to clients that take gzip, and are inflated for others.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class RawJsonBodies implements MessageBodyWriter<RawJson> {
  @Context private HttpHeaders request;

  @Context private HttpServletResponse response;

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
    Optional<Packed> packed = document.packed();
    if (packed.isPresent()) {
      // Among the headers it would replace what filters have said that the answer varies by.
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      if (takesGzip()) {
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, packed.get().size());
        packed.get().writeTo(body);
        return;
      }
    }
    // JAX-RS would buffer to find the length, and switch to chunks past 8 KB.
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, document.size());
    document.writeTo(body);
  }

  private boolean takesGzip() {
    List<String> codings = request.getRequestHeader(HttpHeaders.ACCEPT_ENCODING);
    return codings != null && Codings.takesGzip(codings);
  }
}
