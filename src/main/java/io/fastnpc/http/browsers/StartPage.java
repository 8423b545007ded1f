package io.fastnpc.http.browsers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page at the root: what runs here and where to go from it, in the reader's language. */
public class StartPage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String PREFIX = "start.";
  private static final Template TEMPLATE = new Template(StartPage.class, "start.html");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Pages.protect(response);
    if (Pages.switchesLanguage(request, response, "/")) {
      return;
    }
    Language language = Language.of(request);
    byte[] page = TEMPLATE.with(words(language)).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.addHeader("Vary", "Accept-Language, Cookie");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static Map<String, String> words(Language language) {
    ResourceBundle bundle = language.words();
    Map<String, String> words =
        bundle.keySet().stream()
            .filter(key -> key.startsWith(PREFIX) || key.startsWith("language."))
            .collect(Collectors.toMap(Function.identity(), bundle::getString));
    words.put("language", language.tag());
    words.put("other", language.other());
    return words;
  }
}
