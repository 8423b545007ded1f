package io.fastnpc.maintenance;

import io.fastnpc.cache.Key;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.administration.KeyForm;
import io.fastnpc.cache.administration.KeyForm.Kind;
import io.fastnpc.cache.administration.KeyForm.Part;
import io.fastnpc.characters.CharacterName;
import io.fastnpc.maintenance.KeyView.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The key that an administrator means.
 *
 * @param key the key
 * @param normal the one that the application reads where there is no row of exactly this name;
 *     absent: the same
 * @param impossible why the application has no such key; absent: it may have it
 * @param forms what keys of that cache look like; of all caches, if there is none of that name
 */
record Wanted(Key key, Optional<Key> normal, Optional<Why> impossible, List<KeyForm> forms) {
  /** The part of a key that is a character's name. */
  private static final String NAME = "name";

  /** Reads {@code logical}, a key without the prefix. @throws MalformedKey if it is none */
  static Wanted of(String logical, Catalog catalog) throws MalformedKey {
    Key key = Key.parse(logical);
    List<KeyForm> forms = catalog.formsOf(key.cache());
    if (!catalog.policies().containsKey(key.cache())) {
      return new Wanted(key, Optional.empty(), Optional.of(Why.UNKNOWN_CACHE), catalog.forms());
    }
    return forms.stream()
        .map(form -> as(key, form, forms))
        .min(Comparator.comparing(wanted -> wanted.impossible.map(Enum::ordinal).orElse(-1)))
        .orElseGet(() -> new Wanted(key, Optional.empty(), Optional.empty(), forms));
  }

  private static Wanted as(Key key, KeyForm form, List<KeyForm> forms) {
    List<String> given = key.parts();
    if (given.size() != form.parts().size()) {
      return new Wanted(key, Optional.empty(), Optional.of(Why.WRONG_PARTS), forms);
    }
    List<String> plain = new ArrayList<>();
    List<String> normal = new ArrayList<>();
    Optional<Why> impossible = Optional.empty();
    for (int i = 0; i < given.size(); i++) {
      Part part = form.parts().get(i);
      if (impossible.isEmpty()) {
        impossible = flaw(part, given.get(i));
      }
      String text = part.kind() == Kind.NUMBER ? number(given.get(i)) : given.get(i);
      plain.add(text);
      normal.add(part.name().equals(NAME) ? CharacterName.normal(text).text() : text);
    }
    Key exact = Key.of(key.cache(), plain);
    return new Wanted(
        exact,
        Optional.of(Key.of(key.cache(), normal))
            .filter(other -> !other.equals(exact))
            .filter(other -> form.parts().stream().anyMatch(part -> part.name().equals(NAME))),
        impossible,
        forms);
  }

  private static Optional<Why> flaw(Part part, String text) {
    if (part.kind() == Kind.WORD) {
      return text.equals(part.name()) ? Optional.empty() : Optional.of(Why.WRONG_PARTS);
    }
    if (part.kind() == Kind.TEXT) {
      return Optional.empty();
    }
    if (!text.matches("[+-]?[0-9]+")) {
      return Optional.of(Why.NOT_A_NUMBER);
    }
    String digits = number(text);
    boolean id = digits.matches("[1-9][0-9]{0,9}") && Long.parseLong(digits) <= Integer.MAX_VALUE;
    return id ? Optional.empty() : Optional.of(Why.NO_ID);
  }

  /** As the application writes it, without a plus sign and zeros before it. */
  private static String number(String text) {
    return text.matches("\\+?0*[0-9]+") ? text.replaceFirst("^\\+?0*(?=[0-9])", "") : text;
  }
}
