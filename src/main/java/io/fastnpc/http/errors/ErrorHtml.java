package io.fastnpc.http.errors;

import io.fastnpc.http.browsers.Language;
import io.fastnpc.http.browsers.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.ResourceBundle;

/** An error as a page, in the user's language. */
final class ErrorHtml {
  /** What the page may load. */
  static final String POLICY =
      "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private static final Template TEMPLATE = new Template(ErrorHtml.class, "error.html");

  private ErrorHtml() {}

  /**
   * The page.
   *
   * @param incident by which the log can be searched; empty if it says nothing
   */
  static String of(HttpServletRequest request, int status, String incident) {
    Language language = Language.of(request);
    ResourceBundle words = language.words();
    String known = words.containsKey("error." + status) ? "error." + status : fallback(status);
    Map<String, String> values =
        Map.of(
            "language", language.tag(),
            "status", Integer.toString(status),
            "title", words.getString(known),
            "cure", words.getString(known + ".cure"),
            "incident", incident.isEmpty() ? "" : words.getString("error.incident") + incident,
            "home", words.getString("error.home"),
            "admin", words.getString("error.admin"),
            "logOut", words.getString("error.other_account"));
    return TEMPLATE.with(values);
  }

  private static String fallback(int status) {
    return status < 500 ? "error.400" : "error.500";
  }
}
