package io.fastnpc.http.errors;

import io.fastnpc.trouble.ContainerLog;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers failures that no other mapper knows: an id for the client, a stack trace in the log. */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {
  @Inject private RequestFailures failures;

  @Override
  public Response toResponse(Throwable error) {
    if (ContainerLog.isOfRequest(error)) { // nobody is left to be told, nor anything to look at
      return ErrorBody.with(400, Sentences.of(400));
    }
    FailureNumber number = failures.full("A request failed unexpectedly", error);
    return ErrorBody.with(500, number.tell(Sentences.of(500)));
  }
}
