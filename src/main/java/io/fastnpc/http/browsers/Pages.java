package io.fastnpc.http.browsers;

import jakarta.faces.application.ResourceHandler;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sets what all pages share: they are neither stored nor framed and load nothing from elsewhere,
 * and a link with {@code ?lang=zh} changes their language.
 */
public class Pages extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Where style sheets and scripts of pages lie, which hold no data. */
  public static final String PARTS = ResourceHandler.RESOURCE_IDENTIFIER + "/";

  private static final String LANGUAGE = "lang";
  private static final Duration MEMORY = Duration.ofDays(365);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getServletPath().startsWith(PARTS)) {
      protect(response);
      if (switchesLanguage(request, response, request.getServletPath())) {
        return;
      }
    }
    chain.doFilter(request, response);
  }

  /** What else the address asks for: the page stays the same. */
  private static String withoutLanguage(HttpServletRequest request) {
    String rest =
        request.getParameterMap().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(LANGUAGE))
            .flatMap(
                parameter ->
                    Stream.of(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return rest.isEmpty() ? "" : "?" + rest;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Remembers the language that {@code request} asks for, if it does, and sends the browser to
   * {@code path} again, whose address then says nothing of languages.
   */
  static boolean switchesLanguage(
      HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
    Optional<Language> choice = choice(request);
    if (choice.isPresent()) {
      response.addCookie(remembering(choice.get()));
      response.sendRedirect(request.getContextPath() + path + withoutLanguage(request));
    }
    return choice.isPresent();
  }

  private static Optional<Language> choice(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        ? Optional.ofNullable(request.getParameter(LANGUAGE)).flatMap(Language::named)
        : Optional.empty();
  }

  /** Whether a browser asks for a page to show, and not a script for data. */
  public static boolean isWanted(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** Keeps the page to its browser, and the browser to the page. */
  public static void protect(HttpServletResponse response) {
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  }

  private static Cookie remembering(Language language) {
    Cookie cookie = new Cookie(Language.COOKIE, language.locale().getLanguage());
    cookie.setPath("/");
    cookie.setMaxAge(Math.toIntExact(MEMORY.toSeconds()));
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }
}
