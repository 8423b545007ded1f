package io.fastnpc.http.errors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a body that is not JSON, or not the JSON that the resource takes. */
@Provider
public class MalformedJson implements ExceptionMapper<JsonProcessingException> {
  @Override
  public Response toResponse(JsonProcessingException error) {
    return ErrorBody.with(
        Response.Status.BAD_REQUEST.getStatusCode(), "invalid json: " + describe(error));
  }

  /** One line of our own: what the parser says is written for programmers. */
  static String describe(JsonProcessingException error) {
    String what;
    if (error instanceof StreamConstraintsException) {
      what = "too many values, or one that is too long or nested too deeply";
    } else if (error instanceof JsonParseException) {
      what = "not JSON";
    } else if (error instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      what = "wrong type of value for " + path(mapping);
    } else {
      what = "not a value of the expected type";
    }
    return what + place(error.getLocation());
  }

  private static String path(JsonMappingException error) {
    return error.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
