package io.fastnpc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads and writes bodies with the application's own mapper.
 *
 * <p>Payara brings JSON-B and a Jackson provider too; for {@code application/json} an application's
 * own providers come first.
 */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  /**
   * Names, values and brackets that a body may have. As objects they take up to 50 bytes each: a
   * megabyte of brackets would become 35 MB, and a few such bodies at once would end the worker;
   * bounded, it becomes 1 MB. Long profiles have a few hundred.
   */
  private static final long MAX_TOKENS = 20_000;

  /** Parses what clients send; what comes from the own stores has no such bound. */
  private static final JsonFactory BOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
          .build();

  @Inject private ObjectMapper mapper;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isValue(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isValue(type);
  }

  /** Text, bytes and {@link RawJson} are documents already and have providers of their own. */
  private static boolean isValue(Class<?> type) {
    return !(CharSequence.class.isAssignableFrom(type)
        || InputStream.class.isAssignableFrom(type)
        || type == byte[].class
        || type == RawJson.class);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    Object value = mapper.readerFor(mapper.constructType(generic)).with(BOUNDED).readValue(body);
    if (value == null) {
      throw new BadRequestException("invalid json: null is not a body");
    }
    return value;
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_TYPE, Json.UTF8);
    mapper.writeValue(body, value);
  }
}
