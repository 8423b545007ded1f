package io.fastnpc.http.browsers;

import io.fastnpc.resources.Resources;
import java.util.Map;

/** A page of fixed text with places for words, such as {@code {title}}; for pages without Faces. */
public final class Template {
  private final String text;

  /**
   * Reads the file.
   *
   * @param beside a class of the package whose folder holds the file
   */
  public Template(Class<?> beside, String name) {
    text = Resources.text(beside, name);
  }

  /** The page; {@code words} are put in as they are, by the names of their places. */
  public String with(Map<String, String> words) {
    String page = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      page = page.replace("{" + word.getKey() + "}", word.getValue());
    }
    return page;
  }
}
