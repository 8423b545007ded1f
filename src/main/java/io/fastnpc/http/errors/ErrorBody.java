package io.fastnpc.http.errors;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The body of every answer that is not a success.
 *
 * @param error one sentence for the user
 */
record ErrorBody(String error) {
  /** When to come again after a 503; whatever is away comes back by itself. */
  static final String RETRY_AFTER_SECONDS = "1";

  /** An answer with this body; 503 says when to come again. */
  static Response with(int status, String sentence) {
    Response.ResponseBuilder answer = Response.status(status);
    boolean again = status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode();
    return around(
        again ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : answer, sentence);
  }

  /** Puts this body into an answer that has its status and headers already. */
  static Response around(Response.ResponseBuilder answer, String sentence) {
    return answer.entity(new ErrorBody(sentence)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
