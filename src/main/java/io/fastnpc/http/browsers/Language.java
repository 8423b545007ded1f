package io.fastnpc.http.browsers;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The languages of the pages. */
public enum Language {
  /** Chinese, simplified. */
  ZH(Locale.CHINESE, "zh-CN"),
  /** English. */
  EN(Locale.ENGLISH, "en");

  /** The cookie that holds a choice made on a page. */
  static final String COOKIE = "fastnpc_lang";

  private static final String WORDS = "io.fastnpc.http.browsers.words";

  private final Locale locale;
  private final String tag;

  Language(Locale locale, String tag) {
    this.locale = locale;
    this.tag = tag;
  }

  /** The language that the user chose, else the first that their browser asks for, else English. */
  public static Language of(HttpServletRequest request) {
    Stream<Cookie> cookies = Stream.ofNullable(request.getCookies()).flatMap(Stream::of);
    return cookies
        .filter(cookie -> COOKIE.equals(cookie.getName()))
        .flatMap(cookie -> named(cookie.getValue()).stream())
        .findFirst()
        .or(() -> accepted(request))
        .orElse(EN);
  }

  private static Optional<Language> accepted(HttpServletRequest request) {
    // Without the header this is the server's own language, which says nothing of the user's.
    return request.getHeader("Accept-Language") == null
        ? Optional.empty()
        // Error pages are handed the container's own request.
        : Collections.list(ShortLanguages.of(request).getLocales()).stream()
            .flatMap(locale -> named(locale.getLanguage()).stream())
            .findFirst();
  }

  /** The language called {@code name}, such as {@code zh}. */
  static Optional<Language> named(String name) {
    return Stream.of(values())
        .filter(language -> language.locale.getLanguage().equals(name))
        .findFirst();
  }

  /** For formats and bundles. */
  public Locale locale() {
    return locale;
  }

  /** For the attribute {@code lang} of a page. */
  public String tag() {
    return tag;
  }

  /** The short name of the other language, for the link that switches to it. */
  String other() {
    return this == ZH ? "en" : "zh";
  }

  /** What all pages have in common. */
  public ResourceBundle words() {
    return ResourceBundle.getBundle(WORDS, locale);
  }
}
