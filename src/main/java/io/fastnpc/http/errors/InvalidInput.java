package io.fastnpc.http.errors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;

/** Answers input that breaks a Bean Validation constraint, with the message of that constraint. */
@Provider
public class InvalidInput implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException error) {
    return ErrorBody.with(Response.Status.BAD_REQUEST.getStatusCode(), first(error));
  }

  /** The set of violations has no order; this one makes the same input give the same answer. */
  private static String first(ConstraintViolationException error) {
    return error.getConstraintViolations().stream()
        .min(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
        .map(ConstraintViolation::getMessage)
        .orElseGet(() -> Sentences.of(Response.Status.BAD_REQUEST.getStatusCode()));
  }
}
