package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Confirmation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands around every page for administrators. */
@Named("frame")
@RequestScoped
public class Frame {
  @Inject private PageLanguage language;

  @Inject private HttpServletRequest request;

  /** The name of the administrator who looks at the page. */
  public String getWho() {
    return Caller.of(request).username();
  }

  /**
   * Whether PostgreSQL has said to this request that they are one. If not, the page may show how
   * the cache does, and nothing that belongs to users.
   */
  public boolean isConfirmed() {
    return Caller.of(request).confirmation() == Confirmation.NOW;
  }

  /** The same page in the other language. */
  public String getOtherLanguage() {
    String rest =
        request.getParameterMap().entrySet().stream()
            .filter(parameter -> request.getMethod().equals("GET"))
            .filter(parameter -> !parameter.getKey().equals("lang"))
            .flatMap(
                parameter ->
                    Stream.of(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value) + "&"))
            .collect(Collectors.joining());
    return "?" + rest + "lang=" + language.getOther();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
