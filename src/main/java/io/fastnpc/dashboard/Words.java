package io.fastnpc.dashboard;

import io.fastnpc.http.browsers.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the pages in one language. */
record Words(ResourceBundle bundle, Locale locale) {
  private static final String BUNDLE = "io.fastnpc.dashboard.words";

  static Words in(Language language) {
    return new Words(ResourceBundle.getBundle(BUNDLE, language.locale()), language.locale());
  }

  /** What the term called {@code key} means, in one sentence. */
  String help(String key) {
    return say("help." + key);
  }

  /** The sentence called {@code key}, with {@code arguments} in the places for them. */
  String say(String key, Object... arguments) {
    String sentence = bundle.getString(key);
    return arguments.length == 0 ? sentence : new MessageFormat(sentence, locale).format(arguments);
  }
}
