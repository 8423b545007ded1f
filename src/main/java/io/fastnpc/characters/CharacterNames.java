package io.fastnpc.characters;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds which row's name a client means, for reads, from the cache.
 *
 * <p>Names in normal form, which almost all are, cost nothing. For others each row is looked up by
 * its own name, so that whatever changes the row makes the entry stale.
 */
@ApplicationScoped
class CharacterNames {
  /** Beyond this length in characters, that there is no such row is not worth a place in Redis. */
  private static final int MAX_CACHED_LENGTH = 256;

  @EJB private CharacterRepository characters;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  CharacterNames() {}

  /** For tests. */
  CharacterNames(CharacterRepository characters) {
    this.characters = characters;
  }

  /** What {@code read} finds under the name that is meant; absent if it finds nothing there. */
  <T> Optional<T> find(int userId, AskedName asked, Function<CharacterName, Optional<T>> read) {
    CharacterName exact = asked.exact();
    CharacterName normal = asked.normal();
    if (exact.equals(normal)) {
      return read.apply(normal);
    }
    return readIfThere(userId, exact, read)
        .or(() -> read.apply(normal))
        // It may have got the one name for the other meanwhile.
        .or(() -> readIfThere(userId, exact, read));
  }

  private <T> Optional<T> readIfThere(
      int userId, CharacterName name, Function<CharacterName, Optional<T>> read) {
    return isThere(userId, name) ? read.apply(name) : Optional.empty();
  }

  private boolean isThere(int userId, CharacterName name) {
    return name.text().length() > MAX_CACHED_LENGTH
        ? characters.uncachedId(userId, name).isPresent()
        : characters.id(userId, name).isPresent();
  }
}
