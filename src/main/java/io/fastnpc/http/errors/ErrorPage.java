package io.fastnpc.http.errors;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.http.Area;
import io.fastnpc.http.DotSegments;
import io.fastnpc.http.browsers.Pages;
import io.fastnpc.http.browsers.SameOrigin;
import io.fastnpc.json.Json;
import io.fastnpc.trouble.ContainerLog;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers errors that did not pass through JAX-RS, such as a path that nothing is mapped to or a
 * refusal by the authentication; the container forwards them here, as it does REST that has not
 * started yet. Browsers that asked for a page get one, all others JSON.
 */
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient ObjectMapper mapper;

  @Inject private transient RequestFailures failures;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without the attributes nothing has failed: a client asked for this address itself, which
    // counts as not found, or for REST before it has started.
    int given = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    int code = meant(given, uri instanceof String path ? path : request.getRequestURI());
    String number = "";
    String sentence = sentence(request, code);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error
        && !ContainerLog.isOfRequest(error)) {
      FailureNumber known = failures.full("A request failed outside REST", error);
      number = known.id();
      sentence = known.tell(sentence);
    }
    response.setStatus(code);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff"); // refused before others set it
    if (code == HttpServletResponse.SC_SERVICE_UNAVAILABLE
        && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, ErrorBody.RETRY_AFTER_SECONDS);
    }
    Pages.protect(response);
    if (Pages.isWanted(request)) {
      response.setHeader("Content-Security-Policy", ErrorHtml.POLICY);
      send(response, "text/html;charset=UTF-8", ErrorHtml.of(request, code, number));
    } else {
      send(response, Json.UTF8, mapper.writeValueAsString(new ErrorBody(sentence)));
    }
  }

  private static String sentence(HttpServletRequest request, int code) {
    return request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String message
            && message.startsWith(SameOrigin.FOREIGN_ORIGIN)
        ? message
        : Sentences.of(code);
  }

  private static void send(HttpServletResponse response, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException clientGone) {
      // Nobody is left to be told, and Payara would log it twice with its stack trace.
      response.setHeader("Connection", "close");
    }
  }

  /**
   * The status to answer. Paths of REST that do not exist are answered by REST itself; where the
   * container finds nothing at one, it lets requests in before it has started REST, or has resolved
   * a {@code ..%2F} in a name and looked elsewhere.
   */
  static int meant(int status, String path) {
    return status == HttpServletResponse.SC_NOT_FOUND
            && Area.isRest(path)
            && !DotSegments.hideIn(path)
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : status;
  }
}
