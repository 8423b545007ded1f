package io.fastnpc.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;

/** Sets cookies where JAX-RS does not answer. */
public final class SetCookie {
  private SetCookie() {}

  /** Adds {@code cookie} to the head of {@code response}. */
  public static void in(HttpServletResponse response, NewCookie cookie) {
    response.addHeader(
        "Set-Cookie",
        RuntimeDelegate.getInstance().createHeaderDelegate(NewCookie.class).toString(cookie));
  }
}
