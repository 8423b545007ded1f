package io.fastnpc.http.errors;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Refuses a {@code Content-Type} that names a quality, which only {@code Accept} may: Jersey looks
 * for the method by it and fails where it is no number between 0 and 1.
 */
@Provider
@PreMatching
public class ContentTypes implements ContainerRequestFilter {
  private static final String QUALITY = "q";

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<MediaType> type = Optional.ofNullable(request.getMediaType());
    if (type.filter(said -> said.getParameters().containsKey(QUALITY)).isPresent()) {
      throw new NotSupportedException();
    }
  }
}
