package io.fastnpc.audit;

import io.fastnpc.security.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Notes who is signed in and was refused what is for administrators, REST or page. */
public class RefusedAccess extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient Audit audit;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Of the outermost path: a page may be forwarded to another one meanwhile.
    String what = request.getMethod() + " " + request.getServletPath();
    try {
      chain.doFilter(request, response);
    } finally {
      if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN
          && Caller.known(request).isPresent()) {
        audit.record(Deed.of(Kind.ACCESS_REFUSED, audit.actor(request)).with(what));
      }
    }
  }
}
