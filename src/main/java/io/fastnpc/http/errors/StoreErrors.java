package io.fastnpc.http.errors;

import io.fastnpc.cache.StoreUnavailable;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a call that needs Redis while Redis does not answer, or refuses. */
@Provider
public class StoreErrors implements ExceptionMapper<StoreUnavailable> {
  @Inject private RequestFailures failures;

  @Override
  public Response toResponse(StoreUnavailable failure) {
    if (failure.refusal().isPresent()) {
      failures.brief("A call of an administrator needs Redis in vain", failure);
    } else {
      failures.redisAway(failure);
    }
    return ErrorBody.with(
        Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), Sentences.of(failure));
  }
}
