package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** In words and in a colour what the last press of one of a bean's buttons did. */
@Dependent
public class Outcome {
  @Inject private PageLanguage language;

  private String sentence = "";
  private Level level = Level.PLAIN;

  /** Says the page's sentence {@code key}. */
  void tell(Level level, String key, Object... arguments) {
    this.level = level;
    sentence = Words.in(language.get()).say(key, arguments);
  }

  /** Says why nothing came of it: one of the sentences of {@link Setback}. */
  void tell(String setback) {
    level = Level.BAD;
    sentence = setback;
  }

  /** The sentence; empty before the first press. */
  public String getSentence() {
    return sentence;
  }

  /** How good that is. */
  public String getLevel() {
    return level.css();
  }
}
