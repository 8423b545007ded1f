package io.fastnpc.json;

import io.fastnpc.config.HttpSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * Refuses bodies over {@code FASTNPC_MAX_BODY_BYTES}: at once where their length is announced, else
 * when that many bytes have come in. Refuses requests without a body where a resource reads one.
 * Bodies that no resource reads are not checked.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {
  @Inject private HttpSettings settings;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext call) throws IOException {
    int maxBytes = settings.maxBodyBytes();
    String announced = call.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && Long.parseLong(announced) > maxBytes) {
      throw new BodyTooLarge(maxBytes);
    }
    call.setInputStream(new LimitedInput(call.getInputStream(), maxBytes));
    Object value = call.proceed();
    if (value == null) {
      // Without a body and without a media type JAX-RS asks no reader and hands over null.
      throw new BadRequestException("invalid json: there is no body");
    }
    return value;
  }
}
