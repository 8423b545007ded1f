package io.fastnpc.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Answers errors that did not pass through JAX-RS, such as a path that nothing is mapped to or a
 * refusal by the authentication; the container forwards them here.
 */
public class ErrorPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** As in {@code web.xml}, which has the opposite. */
  private static final Pattern REST = Pattern.compile("/(auth|api|admin)/(?!.*\\.xhtml$).*");

  @SuppressWarnings("NullAway.Init")
  @Inject
  private transient ObjectMapper mapper;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without the attribute somebody asked for this page itself, which is none.
    int given = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    int code = meant(given, uri instanceof String path ? path : "");
    String sentence = Sentences.of(code);
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
      sentence = Incident.full("A request failed outside REST", error).tell(sentence);
    }
    response.setStatus(code);
    response.setContentType(Json.UTF8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, PrivateAnswers.NO_STORE);
    byte[] body = mapper.writeValueAsBytes(new ErrorBody(sentence));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * The status to answer. REST answers what it does not know itself; that one of its paths is found
   * nowhere says that the container lets requests in before it has started REST.
   */
  static int meant(int status, String path) {
    return status == HttpServletResponse.SC_NOT_FOUND && REST.matcher(path).matches()
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : status;
  }
}
