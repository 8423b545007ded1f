package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Loader;
import io.fastnpc.database.Sources;
import java.util.Optional;

/**
 * A loader that knows which servers of PostgreSQL it reads from. Made for one call of a cached
 * method, which often loads nothing.
 */
final class WatchedLoader<T> implements Loader<T> {
  private final Loader<T> loader;

  /** Of the latest load. */
  private Optional<Sources> sources = Optional.empty();

  private WatchedLoader(Loader<T> loader) {
    this.loader = loader;
  }

  /** Watches {@code loader}. */
  static <T> WatchedLoader<T> of(Loader<T> loader) {
    return new WatchedLoader<>(loader);
  }

  @Override
  public Optional<T> load() throws Exception {
    Sources used = new Sources();
    sources = Optional.of(used);
    return used.of(loader::load);
  }

  @Override
  public boolean isFrom(String source) {
    return sources.filter(used -> used.areOnly(source)).isPresent();
  }
}
