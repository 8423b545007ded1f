package io.fastnpc.http.browsers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request whose {@code Accept-Language} ends after 200 characters. Java keeps what it makes of
 * each language for a while, and nobody reads that many.
 */
public final class ShortLanguages extends HttpServletRequestWrapper {
  private static final String HEADER = "Accept-Language";
  private static final int MAX_LENGTH = 200;

  private final String languages;

  private ShortLanguages(HttpServletRequest request, String languages) {
    super(request);
    this.languages = languages;
  }

  /** The request itself where its header is short. */
  public static HttpServletRequest of(HttpServletRequest request) {
    Enumeration<String> sent = request.getHeaders(HEADER);
    if (!sent.hasMoreElements()) {
      return request;
    }
    String first = sent.nextElement();
    return first.length() <= MAX_LENGTH && !sent.hasMoreElements()
        ? request
        : new ShortLanguages(request, beginning(first));
  }

  /** Whole languages only. */
  static String beginning(String sent) {
    return sent.length() <= MAX_LENGTH
        ? sent
        : sent.substring(0, Math.max(0, sent.lastIndexOf(',', MAX_LENGTH)));
  }

  @Override
  public @Nullable String getHeader(String name) {
    return HEADER.equalsIgnoreCase(name) ? languages : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return HEADER.equalsIgnoreCase(name)
        ? Collections.enumeration(List.of(languages))
        : super.getHeaders(name);
  }

  @Override
  public Locale getLocale() {
    return locales().get(0);
  }

  @Override
  public Enumeration<Locale> getLocales() {
    return Collections.enumeration(locales());
  }

  /** What they ask for in order of weight; the server's own language where they make no sense. */
  private List<Locale> locales() {
    try {
      List<Locale> asked =
          Locale.LanguageRange.parse(languages).stream()
              .map(range -> Locale.forLanguageTag(range.getRange()))
              .toList();
      return asked.isEmpty() ? List.of(Locale.getDefault()) : asked;
    } catch (IllegalArgumentException malformed) {
      // Not logged: anybody can send anything as a header.
      return List.of(Locale.getDefault());
    }
  }
}
