package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Loader;
import io.fastnpc.database.Origins;
import java.util.Optional;

/**
 * A loader that knows which servers of PostgreSQL it reads from. Made for one call of a cached
 * method.
 *
 * @param origins of its latest load
 */
record WatchedLoader<T>(Loader<T> loader, Origins origins) implements Loader<T> {
  /** Watches {@code loader}. */
  static <T> WatchedLoader<T> of(Loader<T> loader) {
    return new WatchedLoader<>(loader, new Origins());
  }

  @Override
  public Optional<T> load() throws Exception {
    return origins.of(loader::load);
  }

  @Override
  public boolean isFrom(String source) {
    return origins.areOnly(source);
  }
}
