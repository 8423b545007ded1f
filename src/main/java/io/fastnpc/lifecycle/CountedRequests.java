package io.fastnpc.lifecycle;

import io.fastnpc.http.TurnedAway;
import io.fastnpc.trouble.ContainerLog;
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
 * Counts what is {@link UnderWay} and what fails, around all other filters. A worker that is about
 * to end closes each connection with its answer, so that the client sends its next request to
 * another one.
 */
public class CountedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient UnderWay underWay;

  @Inject private transient FailedAnswers failed;

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
      goesOn = request.isAsyncStarted() && endsLater(request, response);
      if (!goesOn) {
        count(failed, request, response.getStatus());
      }
    } catch (IOException | ServletException | RuntimeException failure) {
      if (!ContainerLog.isOfRequest(failure)) {
        count(failed, request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
      throw failure;
    } finally {
      if (!goesOn) {
        underWay.end();
      }
    }
  }

  private static void count(FailedAnswers failed, HttpServletRequest request, int status) {
    failed.count(request.getMethod(), request.getRequestURI(), status, TurnedAway.is(request));
  }

  private boolean endsLater(HttpServletRequest request, HttpServletResponse response) {
    try {
      request.getAsyncContext().addListener(new End(underWay, failed, request, response));
      return true;
    } catch (IllegalStateException over) {
      return false; // the other thread was faster
    }
  }

  /** Of a request that has gone on in another thread. */
  private record End(
      UnderWay underWay,
      FailedAnswers failed,
      HttpServletRequest request,
      HttpServletResponse response)
      implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      count(failed, request, response.getStatus());
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
