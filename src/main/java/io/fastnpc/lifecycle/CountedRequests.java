package io.fastnpc.lifecycle;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Counts what is {@link UnderWay}, around all other filters. A worker that is about to end closes
 * each connection with its answer, so that the client sends its next request to another one.
 */
public class CountedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient UnderWay underWay;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    underWay.begin();
    boolean goesOn = false;
    try {
      if (underWay.isStopping()) {
        response.setHeader("Connection", "close");
      }
      chain.doFilter(request, response);
      goesOn = request.isAsyncStarted() && endsLater(request);
    } finally {
      if (!goesOn) {
        underWay.end();
      }
    }
  }

  private boolean endsLater(HttpServletRequest request) {
    try {
      request.getAsyncContext().addListener(new End(underWay));
      return true;
    } catch (IllegalStateException over) {
      return false; // the other thread was faster
    }
  }

  /** Of a request that has gone on in another thread. */
  private record End(UnderWay underWay) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      underWay.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // It completes after that.
    }

    @Override
    public void onError(AsyncEvent event) {
      // It completes after that.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this); // else it would be forgotten
    }
  }
}
