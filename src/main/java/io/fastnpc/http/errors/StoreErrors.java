package io.fastnpc.http.errors;

import io.fastnpc.cache.StoreUnavailable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers a call that needs Redis while Redis does not answer. */
@Provider
public class StoreErrors implements ExceptionMapper<StoreUnavailable> {
  private static final Logger LOG = System.getLogger(StoreErrors.class.getName());

  @Override
  public Response toResponse(StoreUnavailable failure) {
    LOG.log(Level.WARNING, "A call is refused, Redis does not answer: " + failure.getMessage());
    return ErrorBody.with(
        Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), Sentences.REDIS_UNAVAILABLE);
  }
}
