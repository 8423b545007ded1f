package io.fastnpc.maintenance;

import io.fastnpc.cache.administration.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose an entry is.
 *
 * @param id the user's
 * @param name what they are called; absent: there is no such user, or that is not known now
 */
public record EntryOwner(int id, Optional<String> name) {
  /** The owner of {@code key} among {@code names}; absent: it is no user's. */
  static Optional<EntryOwner> of(String key, Map<Integer, String> names) {
    return Owner.of(key).map(id -> new EntryOwner(id, Optional.ofNullable(names.get(id))));
  }

  /** The ids of all owners of {@code things}, which have keys. */
  static <T> List<Integer> ids(Collection<T> things, Function<T, String> key) {
    return things.stream().map(key).flatMap(text -> Owner.of(text).stream()).distinct().toList();
  }
}
