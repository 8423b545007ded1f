package io.fastnpc.overload;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jboss.weld.context.http.Http;
import org.jboss.weld.context.http.HttpRequestContext;

/**
 * Gives a request that goes on in another thread the scope of CDI that it had in the first one.
 *
 * <p>Payara does so for the listeners of such a request and forgets it where the request goes on.
 * It also leaves an error there without its page, which {@link AnsweredErrors} mends.
 */
public class ResumedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject @Http private transient HttpRequestContext scope;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AnsweredErrors answered = new AnsweredErrors(request, response);
    if (scope.isActive() || !scope.associate(request)) {
      chain.doFilter(request, answered);
      return;
    }
    try {
      scope.activate();
      chain.doFilter(request, answered);
    } finally {
      scope.invalidate();
      scope.deactivate();
      scope.dissociate(request);
    }
  }
}
