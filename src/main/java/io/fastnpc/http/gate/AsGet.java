package io.fastnpc.http.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A {@code HEAD} for a service that knows only {@code GET}. The connector leaves the body out. */
final class AsGet extends HttpServletRequestWrapper {
  AsGet(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return "GET";
  }
}
