package io.fastnpc.overload;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request that goes on in another thread: an error gets the application's error
 * page at once, since the container no longer looks for one.
 */
final class AnsweredErrors extends HttpServletResponseWrapper {
  private static final String ERROR_PAGE = "/error";

  private final HttpServletRequest request;

  AnsweredErrors(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendError(int status) throws IOException {
    sendError(status, null);
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
    request.setAttribute(RequestDispatcher.ERROR_MESSAGE, message);
    try {
      request.getRequestDispatcher(ERROR_PAGE).forward(request, getResponse());
    } catch (ServletException failure) {
      throw new IOException("the error page of " + status + " failed", failure);
    }
  }
}
