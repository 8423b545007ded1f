package io.fastnpc.http.browsers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language of the page that is being rendered, under the name {@code language}. */
@Named("language")
@RequestScoped
public class PageLanguage {
  @Inject private HttpServletRequest request;

  /** The language itself. */
  public Language get() {
    return Language.of(request);
  }

  /** For formats and bundles. */
  public Locale getLocale() {
    return get().locale();
  }

  /** For the attribute {@code lang}. */
  public String getTag() {
    return get().tag();
  }

  /** For the switch: the short name that the link to the other language carries. */
  public String getOther() {
    return get().other();
  }
}
