package io.fastnpc.dashboard;

import io.fastnpc.maintenance.EntryOwner;
import java.util.Optional;

/**
 * Whose an entry is, for a link to them.
 *
 * @param id the user's; empty: nobody's
 * @param name what they are called, or their id where that is not known
 */
public record Whose(String id, String name) {
  static Whose of(Optional<EntryOwner> owner) {
    return owner.map(Whose::of).orElseGet(() -> new Whose("", ""));
  }

  static Whose of(EntryOwner owner) {
    String id = Integer.toString(owner.id());
    return new Whose(id, owner.name().map(Texts::shown).orElse(id));
  }
}
