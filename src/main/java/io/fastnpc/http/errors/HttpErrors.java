package io.fastnpc.http.errors;

import io.fastnpc.http.SharedPaths;
import io.fastnpc.http.TurnedAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Answers exceptions that name their HTTP status: with the sentence of the resource that threw
 * them, or with a general one where the container did.
 */
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  @Context private SecurityContext security;

  @Context private UriInfo address;

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(WebApplicationException error) {
    Response answer = error.getResponse();
    int status = answer.getStatus();
    if (error instanceof ServiceUnavailableException) { // what is away has exceptions of its own
      TurnedAway.mark(request);
    }
    if (status < Response.Status.BAD_REQUEST.getStatusCode() || answer.hasEntity()) {
      return answer;
    }
    if (status == FORBIDDEN && security.getUserPrincipal() == null) {
      // The check of roles knows only "no"; without a session the cure is to sign in.
      return ErrorBody.with(UNAUTHORIZED, Sentences.of(UNAUTHORIZED));
    }
    if (status == METHOD_NOT_ALLOWED && SharedPaths.include(address.getPath(false))) {
      return ErrorBody.with(NOT_FOUND, Sentences.of(NOT_FOUND));
    }
    // From the container's answer, since it carries headers such as Allow.
    return ErrorBody.around(Response.fromResponse(answer), sentence(error.getMessage(), status));
  }

  /** What the exception says, unless it only repeats its status as JAX-RS's own do. */
  static String sentence(@Nullable String message, int status) {
    return message == null || message.isBlank() || message.startsWith("HTTP " + status)
        ? Sentences.of(status)
        : message;
  }
}
