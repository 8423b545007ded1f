package io.fastnpc.http.errors;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The body of every answer that is not a success.
 *
 * @param error one sentence for the user
 */
record ErrorBody(String error) {
  /** An answer with this body. */
  static Response with(int status, String sentence) {
    return around(Response.status(status), sentence);
  }

  /** Puts this body into an answer that has its status and headers already. */
  static Response around(Response.ResponseBuilder answer, String sentence) {
    return answer.entity(new ErrorBody(sentence)).type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
