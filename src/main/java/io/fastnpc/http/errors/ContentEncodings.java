package io.fastnpc.http.errors;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Refuses bodies that are compressed, which nothing here unpacks; their readers see noise. */
@Provider
public class ContentEncodings implements ContainerRequestFilter {
  private static final String COMPRESSED = "请求内容不能压缩";

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getHeaders().getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of()).stream()
        .allMatch(coding -> coding.isBlank() || coding.strip().equalsIgnoreCase("identity"))) {
      throw new NotSupportedException(COMPRESSED);
    }
  }
}
