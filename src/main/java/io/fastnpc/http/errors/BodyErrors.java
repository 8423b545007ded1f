package io.fastnpc.http.errors;

import io.fastnpc.json.BodyTooLarge;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a body that is too long. */
@Provider
public class BodyErrors implements ExceptionMapper<BodyTooLarge> {
  @Override
  public Response toResponse(BodyTooLarge error) {
    int status = Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
    return ErrorBody.with(status, HttpErrors.sentence(error.getMessage(), status));
  }
}
